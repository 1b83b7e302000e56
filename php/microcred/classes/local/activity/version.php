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

namespace mod_microcred\local\activity;

use Microcred\Rubric;
use Microcred\Rules;
use stdClass;

/**
 * What a submission is bound to: requirements, skills, rubric, rules and grade settings, as they were published.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class version {
    /** @var int */
    public readonly int $id;

    /** @var int */
    public readonly int $microcredid;

    /** @var int 1, 2, ... */
    public readonly int $number;

    /** @var string sha256: and the digest of the document */
    public readonly string $digest;

    /** @var int when it was published */
    public readonly int $timecreated;

    /** @var stdClass the frozen document */
    public readonly stdClass $document;

    /** @var Rubric|null read once */
    private ?Rubric $rubric = null;

    /** @var Rules|null read once */
    private ?Rules $rules = null;

    /**
     * Constructor.
     *
     * @param stdClass $row of microcred_version
     */
    public function __construct(stdClass $row) {
        $this->id = (int) $row->id;
        $this->microcredid = (int) $row->microcredid;
        $this->number = (int) $row->number;
        $this->digest = $row->digest;
        $this->timecreated = (int) $row->timecreated;
        $this->document = json_decode($row->document, false, 512, JSON_THROW_ON_ERROR);
    }

    /**
     * The rubric.
     *
     * @return Rubric
     */
    public function rubric(): Rubric {
        return $this->rubric ??= Rubric::read(self::encode($this->document->rubric), 'json');
    }

    /**
     * The rules.
     *
     * @return Rules
     */
    public function rules(): Rules {
        return $this->rules ??= Rules::fromJson(self::encode($this->document->rules), $this->rubric());
    }

    /**
     * The rubric for display: criteria in order with their levels in order.
     *
     * @return array[] id, title, text, levels: id, points, title, text
     */
    public function criteria(): array {
        return rubric_view::criteria($this->document->rubric);
    }

    /**
     * What must be handed in.
     *
     * @return stdClass[] code, kind, mincount, title, prompt
     */
    public function requirements(): array {
        return $this->document->requirements;
    }

    /**
     * One requirement.
     *
     * @param string $code
     * @return stdClass|null
     */
    public function requirement(string $code): ?stdClass {
        foreach ($this->requirements() as $requirement) {
            if ($requirement->code === $code) {
                return $requirement;
            }
        }
        return null;
    }

    /**
     * Skills that evidence may be aligned to.
     *
     * @return string[] code => name
     */
    public function skills(): array {
        return array_column($this->document->skills, 'name', 'code');
    }

    /**
     * Codes a reviewer may choose where a criterion cannot be scored.
     *
     * @return string[] code => name
     */
    public function unscorable(): array {
        return rules_words::unscorable($this->document->rules);
    }

    /**
     * How many reviewers score a submission.
     *
     * @return int
     */
    public function reviewers(): int {
        return rules_words::reviewers($this->document->rules);
    }

    /**
     * The rules in plain words.
     *
     * @return string[] sentences
     */
    public function words(): array {
        return rules_words::sentences($this->document->rules, $this->criteria());
    }

    /**
     * Grade settings.
     *
     * @return stdClass type (Moodle's grade: above 0 points, below 0 minus a scale's id, 0 none), lockzero
     */
    public function grade(): stdClass {
        return $this->document->grade;
    }

    /**
     * Credential settings.
     *
     * @return stdClass issue, title, expiry
     */
    public function credential(): stdClass {
        return $this->document->credential;
    }

    /**
     * The name it was published under.
     *
     * @return string
     */
    public function name(): string {
        return $this->document->name;
    }

    /**
     * What it certifies.
     *
     * @return string plain text
     */
    public function competency(): string {
        return $this->document->competency;
    }

    /**
     * What the earner did, for the badge.
     *
     * @return string Markdown
     */
    public function criteriatext(): string {
        return $this->document->criteria;
    }

    /**
     * JSON text for the extension, which takes documents as text.
     *
     * @param stdClass $document
     * @return string
     */
    private static function encode(stdClass $document): string {
        return json_encode($document, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
    }
}
