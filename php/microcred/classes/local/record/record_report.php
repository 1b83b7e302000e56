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

use mod_microcred\local\refused;
use mod_microcred\local\submission\sealing_service;
use mod_microcred\local\submission\submission_repository;
use moodle_database;
use stdClass;

/**
 * What cli/record.php does: exports records into a file, or checks them and says in words what it found.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class record_report {
    /** @var int the most findings of an activity that are told one by one */
    private const TOLD = 100;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var export who writes */
        private readonly export $export,
        /** @var export_check who compares with what was written before */
        private readonly export_check $earlier,
        /** @var sealing_service who compares evidence */
        private readonly sealing_service $sealing,
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions
    ) {
    }

    /**
     * The activities that are asked for.
     *
     * @param string $cmid empty for none
     * @param bool $all
     * @return stdClass[] course modules
     */
    public function activities(string $cmid, bool $all): array {
        if ($cmid !== '') {
            $cm = get_coursemodule_from_id('microcred', (int) $cmid);
            return [$cm ?: throw new refused('record_noactivity', $cmid)];
        }
        if (!$all) {
            return [];
        }
        $ids = array_keys($this->db->get_records_menu('microcred', [], 'id', 'id, course'));
        return array_filter(array_map(fn($id) => get_coursemodule_from_instance('microcred', $id), $ids));
    }

    /**
     * Exports records.
     *
     * @param stdClass[] $cms
     * @param string $path empty for the terminal
     * @param callable $tell is given sentences
     * @return bool whether all of them hold together
     */
    public function export(array $cms, string $path, callable $tell): bool {
        // Never over an earlier export, which is what proves something.
        $target = $path === '' ? 'php://stdout' : $path;
        $failed = fn() => new refused('export_notwritten', $target);
        $file = @fopen($target, $path === '' ? 'w' : 'x') ?: throw $failed();
        $sound = true;
        try {
            foreach ($cms as $cm) {
                $done = $this->export->write($cm, function (string $line) use ($file, $failed) {
                    if (@fwrite($file, $line) !== strlen($line)) {
                        throw $failed();
                    }
                });
                $sound = $sound && $done->whole;
                if (!$done->signed) {
                    $tell(self::title($cm) . ' ' . get_string('export_unsigned', 'mod_microcred', $done->why));
                }
            }
            if (!fflush($file)) {
                throw $failed();
            }
        } catch (\Throwable $fault) {
            if ($path !== '') {
                // Half an export proves nothing and would be in the way of the next.
                @unlink($path);
            }
            throw $fault;
        } finally {
            fclose($file);
        }
        return $sound;
    }

    /**
     * Checks records.
     *
     * @param stdClass[] $cms
     * @param string $path an earlier export; empty for none
     * @param bool $files also read the evidence
     * @param callable $tell is given sentences
     * @return bool whether everything holds
     */
    public function check(array $cms, string $path, bool $files, callable $tell): bool {
        $sound = true;
        foreach ($cms as $cm) {
            $findings = [...log_check::of((int) $cm->instance), ...state_check::of((int) $cm->instance)];
            if ($files) {
                array_push($findings, ...$this->evidence((int) $cm->instance));
            }
            $sound = $this->tell($cm, $findings, 'record_whole', 'record_notwhole', $tell) && $sound;
        }
        if ($path === '') {
            return $sound;
        }
        $file = @fopen($path, 'r') ?: throw new refused('export_unreadable', $path);
        $results = $this->earlier->of_file($file, count($cms) === 1 ? (int) reset($cms)->id : null);
        fclose($file);
        if (!$results) {
            throw new refused('export_other');
        }
        foreach ($results as $result) {
            $cm = get_coursemodule_from_id('microcred', $result->activity) ?: (object) ['id' => $result->activity, 'name' => '?'];
            $cm->size = $result->size;
            $cm->root = $result->root;
            $key = $result->signed ? 'record_begins_signed' : 'record_begins';
            $sound = $this->tell($cm, $result->findings, $key, 'record_beginsnot', $tell) && $sound;
        }
        return $sound;
    }

    /**
     * Evidence that is not what was sealed, by attempt and item.
     *
     * @param int $microcredid
     * @return finding[]
     */
    public function evidence(int $microcredid): array {
        $findings = [];
        foreach ($this->submissions->ids_of($microcredid) as $id) {
            $submission = $this->submissions->get($id);
            if ($submission->manifestroot === '') {
                continue;
            }
            foreach ($this->sealing->differences($submission) as $how => $names) {
                foreach ($names as $name) {
                    $findings[] = new finding('evidence' . $how, null, ['id' => $id, 'name' => $name]);
                }
            }
        }
        return $findings;
    }

    /**
     * Tells what was found about one activity.
     *
     * @param stdClass $cm
     * @param finding[] $findings
     * @param string $good key of the sentence when there is nothing
     * @param string $bad key of the sentence before what there is
     * @param callable $tell
     * @return bool whether there was nothing
     */
    private function tell(stdClass $cm, array $findings, string $good, string $bad, callable $tell): bool {
        if (!isset($cm->size)) {
            $head = $this->db->get_record('microcred_recordhead', ['microcredid' => $cm->instance]);
            $cm->size = $head ? (int) $head->size : 0;
            $cm->root = $head ? $head->root : '';
        }
        $facts = (object) ['size' => $cm->size, 'root' => $cm->root, 'count' => count($findings)];
        $tell(self::title($cm) . ' ' . get_string($findings ? $bad : $good, 'mod_microcred', $facts));
        foreach (array_slice($findings, 0, self::TOLD) as $finding) {
            $tell('  - ' . $finding->sentence());
        }
        if (count($findings) > self::TOLD) {
            $tell('  - ' . get_string('record_more', 'mod_microcred', count($findings) - self::TOLD));
        }
        return !$findings;
    }

    /**
     * Which activity it is about.
     *
     * @param stdClass $cm
     * @return string
     */
    private static function title(stdClass $cm): string {
        return get_string('record_activity', 'mod_microcred', (object) ['id' => $cm->id, 'name' => $cm->name]);
    }
}
