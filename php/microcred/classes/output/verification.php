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

namespace mod_microcred\output;

use mod_microcred\local\credential\credential_status;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * What checking a badge came to: the verdict, and every step with its own mark.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class verification implements renderable, templatable {
    /** The steps in the order in which a person would ask; any other follows them. */
    private const STEPS = [
        'syntax', 'context', 'schema', 'proof', 'controller', 'issuer', 'dates', 'status', 'recipient', 'evidence',
    ];

    /** How a verdict looks. */
    private const LOOKS = [
        'valid' => ['success', '✓'],
        'revoked' => ['danger', '✗'],
        'invalid' => ['danger', '✗'],
        'otherperson' => ['danger', '✗'],
        'expired' => ['warning', '✗'],
        'notyet' => ['warning', '?'],
        'unknown' => ['warning', '?'],
    ];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass from verification_service */
        private readonly stdClass $result,
        /** @var string */
        private readonly string $issuerid,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $verdict = $this->result->verdict;
        [$colour, $mark] = self::LOOKS[$verdict];
        return [
            'code' => $verdict,
            'verdict' => get_string("verdict_$verdict", 'mod_microcred'),
            'meaning' => get_string("verdict_{$verdict}_desc", 'mod_microcred'),
            'colour' => $colour,
            'mark' => $mark,
            'istest' => str_starts_with($this->issuerid, 'did:key:') && $verdict !== 'unknown',
            'revocation' => $this->revocation(),
            'steps' => array_map($this->step(...), $this->names()),
        ];
    }

    /**
     * The names of the steps that were made, in order.
     *
     * @return string[]
     */
    private function names(): array {
        $made = array_keys($this->result->checks);
        return [...array_values(array_intersect(self::STEPS, $made)), ...array_values(array_diff($made, self::STEPS))];
    }

    /**
     * One step.
     *
     * @param string $name
     * @return array
     */
    private function step(string $name): array {
        $check = $this->result->checks[$name];
        [$outcome, $mark, $colour] = match ($check->passed) {
            true => ['passed', '✓', 'success'],
            false => ['failed', '✗', 'danger'],
            default => ['notknown', '?', 'secondary'],
        };
        // These two say in their own words why they are not known, and of the status there are none.
        $plain = $check->passed === true || $name === 'status'
            || ($check->passed === null && in_array($name, ['recipient', 'evidence'], true));
        return [
            'name' => get_string("step_$name", 'mod_microcred'),
            'outcome' => get_string("step_$outcome", 'mod_microcred'),
            'mark' => $mark,
            'colour' => $colour,
            'code' => $name,
            'state' => $outcome,
            'meaning' => get_string("step_{$name}_$outcome", 'mod_microcred'),
            // What the extension adds is for those who look into it, in English.
            'detail' => $plain ? '' : $check->detail,
        ];
    }

    /**
     * Why and when the credential was taken back.
     *
     * @return array|null
     */
    private function revocation(): ?array {
        $credential = $this->result->credential;
        if (!$credential || $credential->status !== credential_status::Revoked) {
            return null;
        }
        return [
            'category' => get_string("revoke_{$credential->revokecategory}", 'mod_microcred'),
            'date' => userdate($credential->timerevoked, get_string('strftimedatefullshort')),
        ];
    }
}
