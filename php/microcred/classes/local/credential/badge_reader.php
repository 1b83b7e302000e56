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
 * Reads what a badge says, for people. Anybody's badge may be read, so nothing is taken for granted.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class badge_reader {
    /** More results than this are not listed: a stranger's badge must not make a page without end. */
    private const MAXIMUM = 200;

    /** @var mixed the badge */
    private readonly mixed $badge;

    /** @var mixed what was achieved */
    private readonly mixed $achievement;

    /**
     * Constructor.
     *
     * @param string $document JSON
     */
    public function __construct(string $document) {
        $this->badge = json_decode($document);
        $this->achievement = self::first($this->badge->credentialSubject->achievement ?? null);
    }

    /**
     * What is certified.
     *
     * @return string
     */
    public function title(): string {
        return self::text($this->achievement->name ?? null) ?: self::text($this->badge->name ?? null);
    }

    /**
     * What it is about.
     *
     * @return string
     */
    public function description(): string {
        return self::text($this->achievement->description ?? null);
    }

    /**
     * What had to be done.
     *
     * @return string Markdown
     */
    public function criteria(): string {
        return self::text($this->achievement->criteria->narrative ?? null);
    }

    /**
     * The issuer's id.
     *
     * @return string
     */
    public function issuer_id(): string {
        return self::text($this->badge->issuer->id ?? $this->badge->issuer ?? null);
    }

    /**
     * The issuer's name, as the badge has it.
     *
     * @return string
     */
    public function issuer_name(): string {
        return self::text($this->badge->issuer->name ?? null);
    }

    /**
     * The issuer's page, if it is one that a browser may open.
     *
     * @return string
     */
    public function issuer_url(): string {
        $url = clean_param(self::text($this->badge->issuer->url ?? null), PARAM_URL);
        return preg_match('#^https?://#', $url) ? $url : '';
    }

    /**
     * A moment in the badge.
     *
     * @param string $name awardedDate, validFrom or validUntil
     * @return int 0 = not said, or not readable
     */
    public function moment(string $name): int {
        return (int) strtotime(self::text($this->badge->{$name} ?? null));
    }

    /**
     * The version's number.
     *
     * @return string
     */
    public function version(): string {
        return self::text($this->achievement->version ?? null);
    }

    /**
     * The version's digest.
     *
     * @return string
     */
    public function digest(): string {
        return self::text(self::first($this->achievement->otherIdentifier ?? null)->identifier ?? null);
    }

    /**
     * Skills.
     *
     * @return string[]
     */
    public function skills(): array {
        return array_values(array_filter(array_map(self::text(...), self::list($this->achievement->tag ?? null))));
    }

    /**
     * What is said of the evidence.
     *
     * @return string[]
     */
    public function evidence(): array {
        return array_values(array_filter(array_map(
            fn($evidence) => self::text($evidence->narrative ?? null),
            self::list($this->badge->evidence ?? null)
        )));
    }

    /**
     * The result on each criterion.
     *
     * @return stdClass[] criterion, level, text, value, required
     */
    public function results(): array {
        $results = [];
        foreach (self::list($this->badge->credentialSubject->result ?? null) as $result) {
            $results[self::text($result->resultDescription ?? null)] = $result;
        }
        $rows = [];
        foreach (self::list($this->achievement->resultDescription ?? null) as $description) {
            $result = $results[self::text($description->id ?? null)] ?? null;
            $levels = [];
            foreach (self::list($description->rubricCriterionLevel ?? null) as $level) {
                $levels[self::text($level->id ?? null)] = $level;
            }
            $reached = $levels[self::text($result->achievedLevel ?? null)] ?? null;
            $required = $levels[self::text($description->requiredLevel ?? null)] ?? null;
            $name = self::text($reached->name ?? null);
            $text = self::text($reached->description ?? null);
            $rows[] = (object) [
                'criterion' => self::text($description->name ?? null),
                'level' => $name,
                'text' => $text === $name ? '' : $text,
                'value' => self::value(self::text($result->value ?? null)),
                'required' => self::text($required->name ?? null),
            ];
        }
        return $rows;
    }

    /**
     * A value for people: a fraction also as a number.
     *
     * @param string $value
     * @return string
     */
    private static function value(string $value): string {
        if (preg_match('#^(-?\d{1,15})/(\d{1,15})$#', $value, $parts) && (int) $parts[2] !== 0) {
            return format_float((int) $parts[1] / (int) $parts[2], 2) . " ($value)";
        }
        return $value;
    }

    /**
     * A text, or nothing.
     *
     * @param mixed $value
     * @return string
     */
    private static function text(mixed $value): string {
        return is_string($value) ? \core_text::substr($value, 0, 20000) : '';
    }

    /**
     * One or several as a list.
     *
     * @param mixed $value
     * @return array
     */
    private static function list(mixed $value): array {
        if ($value === null) {
            return [];
        }
        return array_slice(is_array($value) ? $value : [$value], 0, self::MAXIMUM);
    }

    /**
     * One, or the first of several.
     *
     * @param mixed $value
     * @return mixed
     */
    private static function first(mixed $value): mixed {
        return is_array($value) ? ($value[0] ?? null) : $value;
    }
}
