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

use context_module;
use mod_microcred\local\evidence\kind;
use mod_microcred\local\evidence\kinds;
use stdClass;

/**
 * Whoever adds a kind of evidence is told what is still missing, and what was sealed before stays what it was.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\evidence\kinds
 * @covers     \mod_microcred\local\evidence\kind
 * @covers     \mod_microcred\local\evidence\kind\file
 * @covers     \mod_microcred\local\evidence\kind\link
 * @covers     \mod_microcred\local\evidence\kind\text
 */
final class evidence_kind_test extends \advanced_testcase {
    /**
     * All kinds.
     *
     * @return array[]
     */
    public static function every_kind(): array {
        return array_map(fn(kind $kind) => [$kind], kinds::all());
    }

    public function test_every_class_of_a_kind_is_in_the_list(): void {
        $here = array_map(
            fn(string $path) => 'mod_microcred\local\evidence\kind\\' . basename($path, '.php'),
            glob(__DIR__ . '/../classes/local/evidence/kind/*.php')
        );
        $listed = array_map(fn(kind $kind) => $kind::class, array_values(kinds::all()));
        $this->assertEqualsCanonicalizing($here, $listed);
    }

    /**
     * A kind has a name that fits its column and its addresses, and its strings.
     *
     * @dataProvider every_kind
     * @param kind $kind
     */
    public function test_a_kind_has_its_name_and_strings(kind $kind): void {
        $name = $kind->name();
        $this->assertMatchesRegularExpression('/^[a-z]{1,10}$/', $name);
        $this->assertNotSame(kinds::ANY, $name);
        $this->assertSame($kind, kinds::find($name));
        foreach (["kind_$name", "add_$name", "evidence$name", "evidence{$name}_help"] as $string) {
            $this->assertTrue(get_string_manager()->string_exists($string, 'mod_microcred'), "no string $string");
        }
    }

    /**
     * A kind has a template that shows an item to its candidate, and one that was handed in; also one whose file is gone.
     *
     * @dataProvider every_kind
     * @param kind $kind
     */
    public function test_a_kind_has_its_template(kind $kind): void {
        global $PAGE;
        $this->resetAfterTest();
        $this->assertFileExists(__DIR__ . "/../templates/evidence_{$kind->name()}.mustache");
        $item = self::item($kind, 'https://example.org/?a=1&b=<i>');
        $output = $PAGE->get_renderer('core');
        $shown = $output->render_from_template($kind->template(), $kind->shown($item));
        $sealed = $output->render_from_template(
            $kind->template(),
            $kind->shown_sealed($item, $this->context(), 'item-001.x')
        );
        foreach ([$shown, $sealed] as $html) {
            $this->assertStringNotContainsString('<i>', $html);
            $this->assertStringNotContainsString('[[', $html);
            // What is sealed as a text is there to be read.
            $this->assertSame($kind->sealed_text($item) !== null, str_contains($html, 'example.org'), $html);
        }
        $this->assertNotSame('', trim($sealed));
    }

    /**
     * A kind seals either a text or the bytes of a file, and says so when there is none.
     *
     * @dataProvider every_kind
     * @param kind $kind
     */
    public function test_a_kind_that_seals_a_file_misses_it(kind $kind): void {
        $item = self::item($kind, 'https://example.org/');
        $this->assertSame($kind->sealed_text($item) === null, $kind->problem($item) !== null);
    }

    /**
     * Whether an item meets a requirement is the same as being among the kinds that the requirement takes.
     *
     * @dataProvider every_kind
     * @param kind $kind
     */
    public function test_a_kind_meets_what_asks_for_it(kind $kind): void {
        foreach ([...array_keys(kinds::choices()), 'unheard'] as $asked) {
            $this->assertSame(isset(kinds::that_meet($asked)[$kind->name()]), kinds::meets($kind->name(), $asked), $asked);
        }
        $this->assertTrue(kinds::meets($kind->name(), $kind->name()));
        $this->assertTrue(kinds::meets($kind->name(), kinds::ANY));
    }

    public function test_a_requirement_offers_any_kind_first(): void {
        $this->assertSame('any', array_key_first(kinds::choices()));
        $this->assertSame(['any', ...array_keys(kinds::all())], array_keys(kinds::choices()));
        $this->assertSame('Link', kinds::choices()['link']);
    }

    /**
     * Names and texts that are in sealed manifests.
     */
    public function test_sealed_names_and_texts_are_what_they_were(): void {
        $sealed = [];
        foreach (['file', 'link', 'text'] as $name) {
            $kind = kinds::find($name);
            $item = self::item($kind, " https://example.org/ä\n");
            $sealed[$name] = [local\submission\evidence_repository::neutral_name($item), $kind->sealed_text($item)];
        }
        $this->assertSame([
            'file' => ['item-001', null],
            'link' => ['item-001.link', " https://example.org/ä\n"],
            'text' => ['item-001.txt', " https://example.org/ä\n"],
        ], $sealed);
    }

    public function test_who_has_no_limit_may_hand_in_any_file(): void {
        global $USER;
        $this->resetAfterTest();
        $this->setAdminUser();
        $draft = file_get_unused_draft_itemid();
        get_file_storage()->create_file_from_string([
            'contextid' => \context_user::instance($USER->id)->id, 'component' => 'user', 'filearea' => 'draft',
            'itemid' => $draft, 'filepath' => '/', 'filename' => 'a.txt',
        ], 'Nine letters');
        $check = fn(int $limit) => kinds::find('file')->checked((object) ['draftitemid' => $draft], (int) $USER->id, $limit);
        $this->assertNull($check(USER_CAN_IGNORE_FILE_SIZE_LIMITS));
        $this->assertNull($check(12));
        $this->expectExceptionMessageMatches('/12/');
        $check(11);
    }

    public function test_an_item_of_no_kind_is_a_fault_of_ours(): void {
        $this->expectException(\coding_exception::class);
        kinds::of((object) ['kind' => 'unheard']);
    }

    /**
     * An item whose file, if it is to have one, is not there.
     *
     * @param kind $kind
     * @param string $content
     * @return stdClass
     */
    private static function item(kind $kind, string $content): stdClass {
        return (object) [
            'id' => '7', 'sortorder' => '1', 'kind' => $kind->name(), 'title' => 'Notes', 'content' => $content,
            'contentformat' => FORMAT_PLAIN, 'file' => null, 'skills' => [],
        ];
    }

    /**
     * The context of some activity.
     *
     * @return context_module
     */
    private function context(): context_module {
        $generator = $this->getDataGenerator();
        $course = $generator->create_course();
        return context_module::instance($generator->create_module('microcred', ['course' => $course->id])->cmid);
    }
}
