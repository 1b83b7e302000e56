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

namespace mod_microcred;

use moodle_exception;
use stdClass;

/**
 * What most tests of services share: a course to begin in, and deeds that must be refused.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
trait refusals {
    /**
     * A new course, as the administrator. Refusals roll back, as they do on a page.
     *
     * @return stdClass
     */
    private function begin_in_course(): stdClass {
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        return $this->getDataGenerator()->create_course();
    }

    /**
     * Something must be refused for just this reason.
     *
     * @param callable $deed
     * @param string $reason the language string
     * @return string the sentence
     */
    private function refused(callable $deed, string $reason): string {
        try {
            $deed();
        } catch (moodle_exception $refusal) {
            // Moodle has two codes for a row that is not there, with and without debugging.
            $code = preg_replace('/^invalidrecordunknown$/', 'invalidrecord', $refusal->errorcode);
            $this->assertSame($reason, $code, $refusal->getMessage());
            return $refusal->getMessage();
        }
        $this->fail("Not refused: $reason");
    }
}
