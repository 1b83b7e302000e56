<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace mod_microcred\local\submission;

use mod_microcred\local\evidence\kinds;
use Microcred\Manifest;
use stdClass;
use stored_file;
use Throwable;

/**
 * What a manifest is made of: every item of an attempt under a neutral name, the reflection, and the list that says what each
 * item is for. Files are read from Moodle's file storage as streams, wherever it keeps them, and never as a whole.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class evidence_manifest {
    /** @var string name of the reflection in the manifest */
    public const REFLECTION = 'reflection.txt';

    /** @var string name of the list that says which requirement each item meets */
    public const INDEX = 'index.json';

    /** @var string name of the list of the hashes under which Moodle stores the files */
    public const STORAGE = 'storage.json';

    /** @var array[] by contenthash: SHA-256 and size of files that need not be read */
    private array $known = [];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var string */
        private readonly string $reflection,
        /** @var stdClass[] from evidence_repository */
        private readonly array $items
    ) {
    }

    /**
     * Lets files that were read before be taken over without reading them. Who calls this knows that it is safe.
     *
     * @param array[] $known by contenthash: SHA-256 and size
     */
    public function take_over(array $known): void {
        $this->known = $known;
    }

    /**
     * How many bytes have to be read.
     *
     * @return int
     */
    public function bytes(): int {
        $bytes = 0;
        foreach ($this->items as $item) {
            if ($item->file && !$this->is_known($item->file)) {
                $bytes += (int) $item->file->get_filesize();
            }
        }
        return $bytes;
    }

    /**
     * Everything but the bytes of the files: while it stays the same, nobody changed the evidence through Moodle.
     *
     * @return string
     */
    public function outline(): string {
        $texts = array_map(fn($item) => [$item->kind, (string) $item->content, (int) $item->timemodified], $this->items);
        return self::json([$this->index(), $this->storage(), array_values($texts), $this->reflection]);
    }

    /**
     * The list of items and what each is for.
     *
     * @return string canonical JSON
     */
    private function index(): string {
        return self::json(array_values(array_map(fn($item) => [
            'name' => evidence_repository::neutral_name($item),
            'requirement' => $item->requirement,
            'kind' => $item->kind,
            'title' => $item->title,
            'skills' => $item->skills,
            'consent' => $item->consent,
        ], $this->items)));
    }

    /**
     * By which hash Moodle stores the file of each item: shows later whether a file is the one that was read.
     *
     * @return string canonical JSON
     */
    public function storage(): string {
        $hashes = [];
        foreach ($this->items as $item) {
            if ($item->file) {
                $hashes[evidence_repository::neutral_name($item)] = $item->file->get_contenthash();
            }
        }
        return self::json((object) $hashes);
    }

    /**
     * A text of JSON.
     *
     * @param array|stdClass $value
     * @return string
     */
    private static function json(array|stdClass $value): string {
        return \Microcred\canonicalize(json_encode(
            $value,
            JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE
        ));
    }

    /**
     * The manifest to seal. Every item has a new salt, also one whose digest is taken over.
     *
     * @param callable|null $progress is given the number of bytes read so far; what it throws stops the work
     * @return Manifest
     * @throws evidence_fault
     */
    public function seal(?callable $progress = null): Manifest {
        $known = [];
        foreach ($this->items as $item) {
            if ($item->file && $this->is_known($item->file) && $this->is_there($item->file)) {
                $known[evidence_repository::neutral_name($item)] = $this->known[$item->file->get_contenthash()];
            }
        }
        $manifest = self::of_digests($known);
        $done = 0;
        foreach ($this->items as $item) {
            $name = evidence_repository::neutral_name($item);
            if (isset($known[$name])) {
                continue;
            }
            $text = kinds::of($item)->sealed_text($item);
            if ($text !== null) {
                $manifest->addText($name, $text);
                continue;
            }
            $size = $item->file ? $this->add($manifest, $name, $item, $done, $progress) : 0;
            if ($size !== (int) $item->file?->get_filesize() || !$size) {
                throw new evidence_fault($item->file ? 'fault_altered' : 'fault_unreadable', $item, "$size bytes read");
            }
            $done += $size;
        }
        $this->add_rest($manifest);
        return $manifest;
    }

    /**
     * The manifest of the evidence as it is now. What cannot be read is left out, and so counts as missing.
     *
     * @return Manifest
     */
    public function now(): Manifest {
        $manifest = new Manifest();
        foreach ($this->items as $item) {
            $name = evidence_repository::neutral_name($item);
            $text = kinds::of($item)->sealed_text($item);
            if ($text !== null) {
                $manifest->addText($name, $text);
            } else if ($item->file) {
                try {
                    $this->add($manifest, $name, $item, 0, null);
                } catch (evidence_fault $unreadable) {
                    continue;
                }
            }
        }
        $this->add_rest($manifest);
        return $manifest;
    }

    /**
     * What is no item.
     *
     * @param Manifest $manifest
     */
    private function add_rest(Manifest $manifest): void {
        $manifest->addText(self::REFLECTION, $this->reflection);
        $manifest->addText(self::INDEX, $this->index());
        $manifest->addText(self::STORAGE, $this->storage());
    }

    /**
     * Reads one stored file.
     *
     * @param Manifest $manifest
     * @param string $name
     * @param stdClass $item
     * @param int $before bytes that were read before
     * @param callable|null $progress
     * @return int its size
     */
    private function add(Manifest $manifest, string $name, stdClass $item, int $before, ?callable $progress): int {
        $stream = self::open($item->file) ?? throw new evidence_fault('fault_unreadable', $item);
        $size = 0;
        $tell = function (int $bytes) use (&$size, $before, $progress) {
            $size = $bytes;
            if ($progress) {
                $progress($before + $bytes);
            }
        };
        try {
            $was = fstat($stream);
            // PHP's own notice about a disk that fails says nothing that the exception does not.
            @$manifest->addStream($name, $stream, $tell);
            $is = fstat($stream);
        } catch (\Microcred\Exception $fault) {
            throw new evidence_fault('fault_unreadable', $item, $fault->getMessage());
        } finally {
            fclose($stream);
        }
        // Of streams that know when they were changed: somebody wrote to the file while it was read.
        foreach (['size', 'mtime'] as $fact) {
            if (($was[$fact] ?? null) !== ($is[$fact] ?? null)) {
                throw new evidence_fault('fault_altered', $item, "$fact changed while the file was read");
            }
        }
        return $size;
    }

    /**
     * Opens a stored file.
     *
     * @param stored_file $file
     * @return resource|null
     */
    private static function open(stored_file $file) {
        try {
            return @$file->get_content_file_handle() ?: null;
        } catch (\file_exception | \dml_exception $gone) {
            return null;
        }
    }

    /**
     * Whether a file's digest is known.
     *
     * @param stored_file $file
     * @return bool
     */
    private function is_known(stored_file $file): bool {
        $known = $this->known[$file->get_contenthash()] ?? null;
        return $known !== null && $known['size'] === (int) $file->get_filesize();
    }

    /**
     * Whether the stored bytes are there, as many as there should be: what is taken over is not read.
     *
     * @param stored_file $file
     * @return bool
     */
    private function is_there(stored_file $file): bool {
        $stream = self::open($file);
        if (!$stream) {
            return false;
        }
        $size = fstat($stream)['size'] ?? 0;
        fclose($stream);
        // Not every storage says how long a stream is; pipes say 0.
        return !$size || $size === (int) $file->get_filesize();
    }

    /**
     * A manifest of items whose digests are known, each with a new salt.
     *
     * @param array[] $known by name: SHA-256 and size
     * @return Manifest
     */
    private static function of_digests(array $known): Manifest {
        $manifest = new Manifest();
        foreach ($known as $name => $digest) {
            $manifest->addDigest((string) $name, $digest['sha256'], $digest['size']);
        }
        return $manifest;
    }
}
