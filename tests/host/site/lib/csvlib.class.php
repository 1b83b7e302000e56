<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Tables as files to download. */

class csv_export_writer {
    private array $rows = [];
    public string $filename = 'export.csv';

    public function __construct(private $delimiter = 'comma', private $enclosure = '"', private $mimetype = 'text/csv', private $bom = false) {
    }
    public function set_filename($dataname, $extension = '.csv') {
        $this->filename = preg_replace('/[^a-z0-9_-]+/', '_', core_text::strtolower(strip_tags($dataname))) . $extension;
    }
    public function add_data($row) {
        $this->rows[] = array_values((array) $row);
    }
    public function print_csv_data($return = false) {
        $handle = fopen('php://temp', 'w+');
        foreach ($this->rows as $row) {
            fputcsv($handle, $row, ['comma' => ',', 'semicolon' => ';', 'tab' => "\t"][$this->delimiter] ?? ',', $this->enclosure, '');
        }
        rewind($handle);
        $text = stream_get_contents($handle);
        if ($return) {
            return $text;
        }
        echo $text;
    }
    public function download_file() {
        \core\session\manager::write_close();
        header('Content-Type: text/csv; charset=utf-8');
        header('Content-Disposition: attachment; filename="' . $this->filename . '"');
        header('Cache-Control: private, no-store');
        $this->print_csv_data();
        exit(0);
    }
    public static function download_array($filename, array $records, $delimiter = 'comma', $enclosure = '"') {
        $writer = new self($delimiter, $enclosure);
        $writer->set_filename($filename);
        array_map([$writer, 'add_data'], $records);
        $writer->download_file();
    }
}
