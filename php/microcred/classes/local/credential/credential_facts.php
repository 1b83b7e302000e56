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

namespace mod_microcred\local\credential;

use core\uuid;
use mod_microcred\local\activity\version;
use mod_microcred\local\submission\attempt;
use moodle_url;
use stdClass;

/**
 * Collects what a badge is made from, when the decision is made: nothing that changes later can change the badge.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class credential_facts {
    /** A level's text up to this length also serves as its name. */
    private const SHORT = 60;

    /**
     * Collects the facts of one award.
     *
     * @param string $uuid the credential's own id
     * @param attempt $attempt
     * @param stdClass $decision
     * @param version $version
     * @return stdClass
     */
    public function collect(string $uuid, attempt $attempt, stdClass $decision, version $version): stdClass {
        $title = trim((string) $version->credential()->title) ?: $version->name();
        $competency = trim($version->competency()) ?: $title;
        $awarded = (int) $decision->timecreated;
        $expiry = (int) $version->credential()->expiry;
        return (object) [
            'credential' => $uuid,
            'subject' => 'urn:uuid:' . uuid::generate(),
            'evidence' => 'urn:uuid:' . uuid::generate(),
            'achievement' => issuer::service('/achievement/' . substr($version->digest, strlen('sha256:'))),
            'title' => $title,
            'description' => $competency,
            'criteria' => trim($version->criteriatext()) ?: $competency,
            'version' => $version->number,
            'versiondigest' => $version->digest,
            'rubric' => $this->rubric($version, json_decode($decision->document, false, 512, JSON_THROW_ON_ERROR)),
            'skills' => array_values($version->skills()),
            'evidencename' => $this->words('badge_evidence'),
            'evidencenarrative' => $this->words('badge_evidence_narrative', [
                'root' => $attempt->manifestroot,
                'verify' => (new moodle_url('/mod/microcred/verify.php'))->out(false),
            ]),
            'manifestroot' => $attempt->manifestroot,
            'awarded' => $awarded,
            'expires' => $expiry > 0 ? $awarded + $expiry : 0,
            'identity' => $this->identity($attempt->userid),
        ];
    }

    /**
     * The rubric with the result on each criterion.
     *
     * @param version $version
     * @param stdClass $decision the decision's document
     * @return stdClass[]
     */
    private function rubric(version $version, stdClass $decision): array {
        $results = array_column($decision->criteria, null, 'id');
        $rubric = [];
        foreach ($version->document->rubric->criteria as $criterion) {
            $result = $results[$criterion->id] ?? null;
            $entry = ['id' => $criterion->id, 'title' => $criterion->title, 'levels' => $this->levels($criterion)];
            if (isset($result->cut->level)) {
                $entry['required'] = $result->cut->level;
            }
            if (isset($result->value)) {
                $entry['result'] = $this->result($criterion, $result);
            }
            $rubric[] = (object) $entry;
        }
        return $rubric;
    }

    /**
     * The levels of a criterion, lowest first.
     *
     * @param stdClass $criterion
     * @return stdClass[]
     */
    private function levels(stdClass $criterion): array {
        $levels = [];
        foreach ($criterion->levels as $position => $level) {
            $text = $level->text ?? '';
            $name = ($level->title ?? '') !== '' ? $level->title : $text;
            if ($name === '' || \core_text::strlen($name) > self::SHORT) {
                $name = $this->words('badge_level', ['number' => $position + 1, 'of' => count($criterion->levels)]);
            }
            $entry = ['id' => $level->id, 'name' => $name, 'text' => $text !== '' ? $text : $name];
            if (isset($level->points)) {
                $entry['points'] = self::decimal($level->points);
            }
            $levels[] = (object) $entry;
        }
        return $levels;
    }

    /**
     * The highest level that was reached, and the exact value: a panel's mean may lie between two levels.
     *
     * @param stdClass $criterion
     * @param stdClass $result of the decision
     * @return stdClass
     */
    private function result(stdClass $criterion, stdClass $result): stdClass {
        $reached = $result->level ?? null;
        if ($reached === null) {
            // Between two levels, so never equal to one: comparing numbers is exact enough.
            foreach ($criterion->levels as $position => $level) {
                if ($reached === null || ($level->points ?? $position) < $result->value) {
                    $reached = $level->id;
                }
            }
        }
        return (object) ['level' => $reached, 'points' => (string) $result->resolved];
    }

    /**
     * A salted digest of the holder's e-mail address, by which who knows the address can recognise the badge.
     *
     * @param int $userid
     * @return stdClass|null null where the site does not want it
     */
    private function identity(int $userid): ?stdClass {
        $email = \core_user::get_user($userid)->email ?? '';
        if (!get_config('mod_microcred', 'identityhash') || !validate_email($email)) {
            return null;
        }
        $salt = bin2hex(random_bytes(16));
        $hash = hash('sha256', \core_text::strtolower($email) . $salt);
        return (object) ['salt' => $salt, 'hash' => 'sha256$' . $hash];
    }

    /**
     * A number without an exponent and without needless zeros.
     *
     * @param int|float $number at most 5 decimals
     * @return string
     */
    private static function decimal(int|float $number): string {
        $text = number_format($number, 5, '.', '');
        return rtrim(rtrim($text, '0'), '.');
    }

    /**
     * Words of the badge, in the site's language and not in that of whoever happened to decide.
     *
     * @param string $key
     * @param array $words
     * @return string
     */
    private function words(string $key, array $words = []): string {
        global $CFG;
        return get_string_manager()->get_string($key, 'mod_microcred', (object) $words, $CFG->lang);
    }
}
