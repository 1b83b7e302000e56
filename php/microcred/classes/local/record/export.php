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

namespace mod_microcred\local\record;

use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\refused;
use Microcred\MerkleLog;
use moodle_database;
use stdClass;

/**
 * Writes an activity's record as lines of JSON: a line for each entry, then one with the log's size and root.
 *
 * Kept elsewhere, the file shows later that nothing of what it holds was changed since: see export_check. Where the site
 * has an issuer key, the last line also holds a checkpoint signed with it, which other software reads.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class export {
    /** @var string what the last line says it is */
    public const FORMAT = 'microcred-record-1';

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var issuer_key the site's key */
        private readonly issuer_key $keys
    ) {
    }

    /**
     * Writes one record.
     *
     * @param stdClass $cm the activity's course module
     * @param callable $write is given one line after the other
     * @return stdClass size and root; whole: whether the entries give that root; signed: whether a checkpoint is in it; why: the
     *         sentence why not
     */
    public function write(stdClass $cm, callable $write): stdClass {
        $where = ['microcredid' => (int) $cm->instance];
        $head = $this->db->get_record('microcred_recordhead', $where) ?: (object) ['size' => 0, 'root' => ''];
        $size = (int) $head->size;
        $log = new MerkleLog();
        $rows = $this->db->get_recordset('microcred_record', $where, 'position');
        foreach ($rows as $row) {
            // Entries that were added while we write are for the next export.
            if ((int) $row->position >= $size) {
                break;
            }
            $log->append($row->entry);
            $write(self::line([
                'activity' => (int) $cm->id,
                'index' => (int) $row->position,
                'time' => gmdate('Y-m-d\TH:i:s\Z', (int) $row->timecreated),
                'leaf' => $row->leaf,
                'entry' => $row->entry,
            ]));
        }
        $rows->close();
        $root = $size ? $head->root : $log->root();
        $result = (object) ['size' => $size, 'root' => $root, 'whole' => true, 'signed' => false, 'why' => ''];
        $last = ['format' => self::FORMAT, 'activity' => (int) $cm->id, 'size' => $size, 'root' => $root];
        // What is signed is what the entries give, so what does not hold together is not signed.
        if ($log->size() !== $size || $log->root() !== $root) {
            $result->whole = false;
            $result->why = get_string('export_damaged', 'mod_microcred');
        } else if (!$this->keys->current()) {
            $result->why = get_string('issuer_nokey', 'mod_microcred');
        } else {
            try {
                $last['checkpoint'] = $log->checkpoint(self::origin((int) $cm->id), $this->keys->load());
                $result->signed = true;
            } catch (refused $fault) {
                $result->why = $fault->getMessage();
            }
        }
        $write(self::line($last));
        return $result;
    }

    /**
     * Who keeps the record of an activity, as a checkpoint names it.
     *
     * @param int $cmid
     * @return string
     */
    public static function origin(int $cmid): string {
        global $CFG;
        return str_replace(['+', ' '], ['%2B', '%20'], preg_replace('~^https?://~', '', $CFG->wwwroot))
            . '/mod/microcred/record/' . $cmid;
    }

    /**
     * One line. Bytes that are no text, which only somebody else can have put there, do not keep the rest from being exported.
     *
     * @param array $members
     * @return string
     */
    private static function line(array $members): string {
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE;
        return \Microcred\canonicalize(json_encode($members, $flags)) . "\n";
    }
}
