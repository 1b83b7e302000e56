<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Every page with every parameter taken from what somebody has no business with.
 *
 * What is expected: REFUSED, however it is asked for; DEED, refused where it is asked for as forms do, and otherwise nothing is done
 * or shown; SILENT, nothing is done or shown, and nothing need be said, for the rest of the request is in order.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class cases {
    /** @var string refused, however it is asked for */
    public const REFUSED = 'refused';

    /** @var string refused where it is asked for as forms do */
    public const DEED = 'deed';

    /** @var string shows and does nothing */
    public const SILENT = 'silent';

    /** @var string[] pages that are the same for everybody, tested apart */
    public const OPEN = ['credential', 'issuer', 'status', 'verify'];

    /** @var array[] page, fields, expectation */
    private array $cases = [];

    /**
     * Constructor.
     *
     * @param stdClass $foreign ids, from world
     * @param bool|null $enters whether the one who asks may enter the activity; null: may even manage it
     * @param array $own ids, from world
     */
    public function __construct(
        /** @var stdClass */
        private readonly stdClass $foreign,
        /** @var bool|null */
        private readonly ?bool $enters,
        /** @var array */
        private readonly array $own,
    ) {
    }

    /**
     * All of them for one person.
     *
     * @return array[] page, fields, expectation
     */
    public function all(): array {
        $this->cases = [];
        if ($this->enters !== null) {
            $this->activity();
            $this->submissions();
            $this->reviews();
            $this->credentials();
        }
        match ($this->own['kind'] ?? '') {
            'candidate' => $this->mixed_by_candidate(),
            'reviewer' => $this->mixed_by_reviewer(),
            'manager' => $this->mixed_by_manager(),
            default => null,
        };
        return $this->cases;
    }

    /**
     * Calls of the functions of db/services.php, all to be refused.
     *
     * @return array[] function, arguments
     */
    public function calls(): array {
        $f = $this->foreign;
        $rating = fn(string $criterion, string $level, array $citations = []) => [
            'criterion' => $criterion, 'level' => $level, 'reason' => 'Foreign', 'citations' => $citations,
        ];
        $calls = [];
        foreach ([$f->review, $f->lockedreview, 987654] as $id) {
            $calls[] = ['mod_microcred_save_review', ['reviewid' => $id, 'ratings' => [$rating('goals', 'goals-1')]]];
        }
        if (($this->own['kind'] ?? '') === 'reviewer') {
            foreach ([$rating('goals', 'goals-1', [(int) $f->sealedtext]), $rating('goals', 'task-1'), $rating('none', '')] as $wrong) {
                $calls[] = ['mod_microcred_save_review', ['reviewid' => $this->own['review'], 'ratings' => [$wrong]]];
            }
        }
        return $calls;
    }

    /**
     * One case.
     *
     * @param string $page
     * @param array $fields
     * @param string $expected
     */
    private function add(string $page, array $fields, string $expected = self::REFUSED): void {
        $this->cases[] = [$page, $fields, $expected];
    }

    /**
     * Pages of the activity itself.
     */
    private function activity(): void {
        $f = $this->foreign;
        $seen = $this->enters ? self::SILENT : self::REFUSED;
        $this->add('view', ['id' => $f->cm], $seen);
        $this->add('index', ['id' => $f->course], $seen);
        $this->add('grade', ['id' => $f->cm, 'userid' => $f->drafteruser], $seen);
        $this->add('queue', ['id' => $f->cm, 'page' => 0], ($this->own['kind'] ?? '') === 'reviewer' && $this->enters
            ? self::SILENT : self::REFUSED);
        $filter = ['id' => $f->cm, 'stage' => 'draft', 'reviewer' => $f->revieweruser, 'group' => $f->group, 'page' => 0];
        $this->add('candidates', $filter);
        $this->add('candidates', $filter + ['csv' => 1]);
        foreach (['', ...\mod_microcred\controller\setup_controller::STEPS] as $do) {
            $this->add('setup', ['id' => $f->cm, 'do' => $do, 'confirm' => 1, 'source' => 'file', 'as' => 'json', 'json' => '{}',
                '_qf__mod_microcred_form_rubric_form' => 1, '_qf__mod_microcred_form_rules_form' => 1,
                '_qf__mod_microcred_form_rules_json_form' => 1]);
        }
        $chosen = ['accept' => $f->applicant, 'refuse' => $f->applicant, 'load' => $f->sealed, 'release' => $f->decided];
        foreach ($chosen as $do => $submission) {
            $this->add('manage', ['id' => $f->cm, 'do' => $do, 'submissions' => [$submission], 'note' => 'Because', 'confirm' => 1]);
        }
        $this->add('manage', ['id' => $f->cm, 'accept' => $f->applicant]);
        if (!$this->enters) {
            foreach (['apply', 'again', 'withdraw', 'submit', 'delete'] as $do) {
                $this->add('action', ['id' => $f->cm, 'do' => $do, 'item' => $f->draftertext, 'confirm' => 1]);
            }
            $this->add('evidence', ['id' => $f->cm, 'kind' => 'text', 'requirement' => 'r1']);
            $this->add('evidence', ['id' => $f->cm, 'reflection' => 1, 'text' => 'Foreign',
                '_qf__mod_microcred_form_reflection_form' => 1]);
            $this->add('evidence', ['id' => $f->cm, 'item' => $f->draftertext] + $this->evidence());
        }
        foreach ([$f->draftertext, $f->drafterfile, $f->sealedfile, $f->releasedfile] as $item) {
            foreach ([world::SECRET . '.txt', 'item-001.txt'] as $name) {
                $this->add("/pluginfile.php/$f->context/mod_microcred/evidence/$item/$name", []);
            }
        }
    }

    /**
     * Pages of one submission.
     */
    private function submissions(): void {
        $f = $this->foreign;
        // What is nowhere is no other case than what is foreign.
        foreach (['submission', 'result', 'review', 'revoke'] as $page) {
            $this->add($page, ['id' => 987654]);
        }
        foreach ([$f->drafter, $f->applicant, $f->sealed, $f->decided, $f->released] as $id) {
            $this->add('submission', ['id' => $id]);
            $this->add('result', ['id' => $id]);
        }
        $someone = ['reviewerid' => $f->revieweruser, 'role' => 'rater', 'reviewid' => $f->review, 'reason' => 'Because'];
        foreach (['assign', 'assignload', 'reassign', 'void'] as $action) {
            $this->add('submission', ['id' => $f->sealed, 'action' => $action] + $someone);
        }
        $this->add('submission', ['id' => $f->decided, 'action' => 'release']);
    }

    /**
     * Pages of one review.
     */
    private function reviews(): void {
        $f = $this->foreign;
        foreach ([$f->review, $f->lockedreview] as $id) {
            foreach (['', 'save', 'check', 'lock', 'decline', 'conflict'] as $action) {
                $this->add('review', ['id' => $id, 'action' => $action, 'note' => 'Because', 'level' => ['goals-1', 'task-1'],
                    'reason' => ['Foreign', 'Foreign'], 'cite' => ["0_$f->sealedtext" => 1]]);
            }
            $this->add('review', ['id' => $id, 'confirm' => 'lock', 'check' => 1]);
        }
    }

    /**
     * Pages of one credential.
     */
    private function credentials(): void {
        $f = $this->foreign;
        $this->add('revoke', ['id' => $f->credential, 'category' => 'error', 'reason' => 'Because', '_qf__mod_microcred_form_revoke' => 1]);
        $this->add('mine', ['credential' => $f->credential, 'show' => 1]);
    }

    /**
     * A candidate's own attempt, with somebody else's evidence.
     */
    private function mixed_by_candidate(): void {
        $cm = $this->own['cm'];
        foreach ([$this->foreign->draftertext, $this->foreign->sealedfile, 987654] as $item) {
            $this->add('action', ['id' => $cm, 'do' => 'delete', 'item' => $item, 'confirm' => 1]);
            $this->add('evidence', ['id' => $cm, 'item' => $item] + $this->evidence());
        }
    }

    /**
     * A reviewer's own review, with evidence of another submission and a level of another criterion.
     */
    private function mixed_by_reviewer(): void {
        $said = ['id' => $this->own['review'], 'reason' => ['Foreign']];
        foreach (['save', 'check'] as $action) {
            $this->add('review', $said + ['action' => $action, 'level' => ['goals-1'],
                'cite' => ["0_{$this->foreign->sealedtext}" => 1]], self::DEED);
            $this->add('review', $said + ['action' => $action, 'level' => ['task-1']], self::DEED);
        }
    }

    /**
     * An activity that somebody manages, with submissions, reviews and people of another one.
     */
    private function mixed_by_manager(): void {
        $f = $this->foreign;
        $cm = $this->own['cm'];
        $chosen = ['accept' => $f->applicant, 'refuse' => $f->applicant, 'load' => $f->sealed, 'release' => $f->decided];
        foreach ($chosen as $do => $submission) {
            $this->add('manage', ['id' => $cm, 'do' => $do, 'submissions' => [$submission], 'note' => 'Because', 'confirm' => 1],
                self::DEED);
            $this->add('manage', ['id' => $cm, 'do' => $do, 'submissions' => [$submission]], in_array($do, ['refuse', 'release'], true)
                ? self::REFUSED : self::DEED);
        }
        $this->add('manage', ['id' => $cm, 'accept' => $f->applicant], self::DEED);
        $own = ['id' => $this->own['submission'], 'role' => 'rater', 'reason' => 'Because'];
        $this->add('submission', $own + ['action' => 'assign', 'reviewerid' => $f->drafteruser], self::DEED);
        $this->add('submission', $own + ['action' => 'void', 'reviewid' => $f->review], self::DEED);
        $this->add('submission', $own + ['action' => 'reassign', 'reviewid' => $f->review, 'reviewerid' => $this->own['user']], self::DEED);
        if ($this->enters !== null) {
            $this->add('submission', $own + ['action' => 'assign', 'reviewerid' => $f->revieweruser], self::DEED);
            $this->add('grade', ['id' => $cm, 'userid' => $f->drafteruser], self::SILENT);
            $this->add('candidates', ['id' => $cm, 'reviewer' => $f->revieweruser, 'group' => $f->group], self::SILENT);
            $this->add('candidates', ['id' => $cm, 'reviewer' => $f->revieweruser, 'csv' => 1], self::SILENT);
        }
    }

    /**
     * What the form of a piece of evidence sends.
     *
     * @return array
     */
    private function evidence(): array {
        return ['kind' => 'text', 'requirement' => 'r1', 'title' => 'Foreign', 'content' => 'Foreign', 'consent' => 'none',
            '_qf__mod_microcred_form_evidence_form' => 1];
    }
}
