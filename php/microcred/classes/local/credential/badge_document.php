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

use stdClass;

/**
 * Writes the badge: from the facts fixed with the decision to an unsigned Open Badges 3.0 credential.
 *
 * Only terms of the two published contexts are used, so that any verifier understands every word; that is why it names
 * no schema: the type that Open Badges has for one is in neither. There is no name, no overall grade and nothing that a
 * reviewer wrote.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class badge_document {
    /** A badge is valid from a little before it was signed: other people's clocks are not ours. */
    public const SKEW = 60;

    /**
     * The badge as text.
     *
     * @param stdClass $facts see credential_facts
     * @param stdClass $profile the issuer
     * @param int $now when it is signed
     * @param stdClass|null $status its entry in a status list
     * @return string JSON, unsigned
     */
    public function write(stdClass $facts, stdClass $profile, int $now, ?stdClass $status = null): string {
        $badge = [
            '@context' => [issuer::VC_CONTEXT, issuer::OB_CONTEXT],
            'id' => $facts->credential,
            'type' => ['VerifiableCredential', 'OpenBadgeCredential'],
            'name' => $facts->title,
            'issuer' => $profile,
            'validFrom' => self::moment($now - self::SKEW),
            'awardedDate' => self::moment($facts->awarded),
        ];
        if ($facts->expires) {
            $badge['validUntil'] = self::moment($facts->expires);
        }
        if ($status) {
            $badge['credentialStatus'] = $status;
        }
        $badge['credentialSubject'] = $this->subject($facts);
        $badge['evidence'] = [[
            'id' => $facts->evidence,
            'type' => ['Evidence'],
            'name' => $facts->evidencename,
            'narrative' => $facts->evidencenarrative,
        ]];
        return json_encode($badge, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    /**
     * A moment as RFC 3339 in UTC with whole seconds.
     *
     * @param int $time
     * @return string
     */
    public static function moment(int $time): string {
        return gmdate('Y-m-d\TH:i:s\Z', $time);
    }

    /**
     * Who earned what: a random id, if the site so wishes a salted digest of the e-mail address, and the results.
     *
     * @param stdClass $facts
     * @return array
     */
    private function subject(stdClass $facts): array {
        $subject = ['id' => $facts->subject, 'type' => ['AchievementSubject']];
        if (!empty($facts->identity)) {
            $subject['identifier'] = [[
                'type' => 'IdentityObject',
                'hashed' => true,
                'identityHash' => $facts->identity->hash,
                'identityType' => 'emailAddress',
                'salt' => $facts->identity->salt,
            ]];
        }
        $subject['achievement'] = $this->achievement($facts);
        $results = [];
        foreach ($facts->rubric as $criterion) {
            if (isset($criterion->result)) {
                $results[] = [
                    'type' => ['Result'],
                    'resultDescription' => $this->criterion_id($facts, $criterion->id),
                    'achievedLevel' => $this->level_id($facts, $criterion->id, $criterion->result->level),
                    'value' => $criterion->result->points,
                ];
            }
        }
        if ($results) {
            $subject['result'] = $results;
        }
        return $subject;
    }

    /**
     * What was certified: the version, named by its digest, with its whole rubric.
     *
     * @param stdClass $facts
     * @return array
     */
    private function achievement(stdClass $facts): array {
        $achievement = [
            'id' => $facts->achievement,
            'type' => ['Achievement'],
            'achievementType' => 'MicroCredential',
            'name' => $facts->title,
            'description' => $facts->description,
            'criteria' => ['narrative' => $facts->criteria],
            'version' => (string) $facts->version,
            'otherIdentifier' => [[
                'type' => 'IdentifierEntry',
                'identifier' => $facts->versiondigest,
                'identifierType' => 'identifier',
            ]],
            'resultDescription' => array_map(
                fn(stdClass $criterion) => $this->criterion($facts, $criterion),
                array_values($facts->rubric)
            ),
        ];
        if ($facts->skills) {
            $achievement['tag'] = array_values($facts->skills);
        }
        return $achievement;
    }

    /**
     * One criterion with its levels, lowest first.
     *
     * @param stdClass $facts
     * @param stdClass $criterion
     * @return array
     */
    private function criterion(stdClass $facts, stdClass $criterion): array {
        $levels = [];
        foreach (array_values($criterion->levels) as $position => $level) {
            $entry = [
                'id' => $this->level_id($facts, $criterion->id, $level->id),
                'type' => ['RubricCriterionLevel'],
                'name' => $level->name,
                'description' => $level->text,
                'level' => (string) ($position + 1),
            ];
            if (isset($level->points)) {
                $entry['points'] = $level->points;
            }
            $levels[] = $entry;
        }
        $description = [
            'id' => $this->criterion_id($facts, $criterion->id),
            'type' => ['ResultDescription'],
            'name' => $criterion->title,
            'resultType' => 'RubricCriterionLevel',
            'rubricCriterionLevel' => $levels,
        ];
        if (isset($criterion->required)) {
            $description['requiredLevel'] = $this->level_id($facts, $criterion->id, $criterion->required);
        }
        return $description;
    }

    /**
     * The address of a criterion of a version.
     *
     * @param stdClass $facts
     * @param string $criterion
     * @return string
     */
    private function criterion_id(stdClass $facts, string $criterion): string {
        return $facts->achievement . '#' . rawurlencode($criterion);
    }

    /**
     * The address of a level. Level ids are unique in a criterion only, so the criterion's comes first.
     *
     * @param stdClass $facts
     * @param string $criterion
     * @param string $level
     * @return string
     */
    private function level_id(stdClass $facts, string $criterion, string $level): string {
        return $this->criterion_id($facts, $criterion) . '/' . rawurlencode($level);
    }
}
