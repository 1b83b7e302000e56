<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core;

/** Sends rows as a file; the host knows CSV and JSON. */
class dataformat {
    public static function download_data(string $filename, string $dataformat, array $columns, iterable $iterator,
            ?callable $callback = null): void {
        $rows = [];
        foreach ($iterator as $row) {
            $rows[] = array_values((array) ($callback ? $callback($row, false) : $row));
        }
        if ($dataformat === 'json') {
            send_file(json_encode([array_map(fn($row) => array_combine(array_keys($columns), $row), $rows)]), "$filename.json", 0, 0, true, true);
        }
        \csv_export_writer::download_array($filename, [array_values($columns), ...$rows]);
    }
}
