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

namespace mod_microcred\external;

use context_module;
use core\di;
use core_external\external_api;
use core_external\external_function_parameters;
use core_external\external_multiple_structure;
use core_external\external_single_structure;
use core_external\external_value;
use mod_microcred\local\engine;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;

/**
 * Keeps what a reviewer has written so far, for the scoring page's script and for the app.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class save_review extends external_api {
    /**
     * What it takes.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        // Plain text that is escaped wherever it is shown: "x < y" must survive.
        return new external_function_parameters([
            'reviewid' => new external_value(PARAM_INT, 'The review, which must be the caller\'s own'),
            'ratings' => new external_multiple_structure(new external_single_structure([
                'criterion' => new external_value(PARAM_RAW, 'A criterion\'s id'),
                'level' => new external_value(PARAM_RAW_TRIMMED, 'A level\'s id or an unscorable code; empty for none yet'),
                'reason' => new external_value(PARAM_RAW, 'Why, in plain text'),
                'citations' => new external_multiple_structure(new external_value(PARAM_INT, 'An evidence item\'s id')),
            ]), 'Criteria that are not named stay as they are'),
        ]);
    }

    /**
     * Saves.
     *
     * @param int $reviewid
     * @param array[] $ratings criterion, level, reason, citations
     * @return array finished, criteria
     * @throws \mod_microcred\local\refused
     */
    public static function execute(int $reviewid, array $ratings): array {
        global $USER;
        ['reviewid' => $reviewid, 'ratings' => $ratings] = self::validate_parameters(
            self::execute_parameters(),
            ['reviewid' => $reviewid, 'ratings' => $ratings]
        );
        [, $cm] = get_course_and_cm_from_instance(di::get(review_repository::class)->microcred_of($reviewid), 'microcred');
        $context = context_module::instance($cm->id);
        self::validate_context($context);
        require_capability('mod/microcred:review', $context);
        engine::must_run();
        $service = di::get(review_service::class);
        $service->save($reviewid, (int) $USER->id, array_column($ratings, null, 'criterion'));
        [$finished, $count] = $service->progress($reviewid, (int) $USER->id);
        return ['finished' => $finished, 'criteria' => $count];
    }

    /**
     * What it gives back.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        return new external_single_structure([
            'finished' => new external_value(PARAM_INT, 'How many criteria have all they need'),
            'criteria' => new external_value(PARAM_INT, 'How many there are'),
        ]);
    }
}
