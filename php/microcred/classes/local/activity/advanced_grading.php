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

use context_module;
use moodle_url;
use stdClass;

/**
 * The rubric that teachers made in Moodle's own editor, under Advanced grading.
 *
 * It is handed to the extension in the form a Moodle backup gives it, so that the same rubric has the same digest
 * whichever way it came.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class advanced_grading {
    /** @var string the grading area, as in classes/grades/gradeitems.php */
    public const AREA = 'submissions';

    /**
     * Reads the activity's rubric.
     *
     * @param int $microcredid
     * @return stdClass problem (a language string's key, or null), xml, lockzero
     */
    public function read(int $microcredid): stdClass {
        $manager = $this->manager($microcredid);
        $found = (object) ['problem' => null, 'xml' => null, 'lockzero' => true];
        $method = $manager->get_active_method();
        if ($method !== 'rubric') {
            $found->problem = $method ? 'rubric_othermethod' : 'rubric_nomethod';
            return $found;
        }
        $controller = $manager->get_controller('rubric');
        if (!$controller->is_form_defined()) {
            $found->problem = 'rubric_undefined';
            return $found;
        }
        if (!$controller->is_form_available()) {
            $found->problem = 'rubric_draft';
            return $found;
        }
        $definition = $controller->get_definition();
        $options = json_decode((string) $definition->options, true);
        // A rubric with options from before Moodle 3.2 has no such option, and counts as not locked.
        $found->lockzero = is_array($options) ? !empty($options['lockzeropoints']) : true;
        $found->xml = $this->backup_form($definition);
        return $found;
    }

    /**
     * Where teachers edit the rubric.
     *
     * @param int $microcredid
     * @return moodle_url
     */
    public function url(int $microcredid): moodle_url {
        $back = new moodle_url('/mod/microcred/setup.php', ['id' => $this->context($microcredid)->instanceid]);
        return $this->manager($microcredid)->get_management_url($back);
    }

    /**
     * Writes a definition the way a backup's grading.xml has it.
     *
     * @param stdClass $definition
     * @return string
     */
    private function backup_form(stdClass $definition): string {
        $xml = '<areas><area id="1"><areaname>' . self::AREA . '</areaname><activemethod>rubric</activemethod>'
            . '<definitions><definition id="1"><method>rubric</method>'
            . self::element('name', (string) $definition->name) . '<status>20</status>'
            . self::element('options', (string) $definition->options) . '<plugin_gradingform_rubric_definition><criteria>';
        foreach ($definition->rubric_criteria as $criterion) {
            $xml .= '<criterion id="' . (int) $criterion['id'] . '">'
                . self::element('sortorder', (string) $criterion['sortorder'])
                . self::element('description', (string) $criterion['description'])
                . self::element('descriptionformat', (string) $criterion['descriptionformat']) . '<levels>';
            foreach ($criterion['levels'] as $level) {
                $xml .= '<level id="' . (int) $level['id'] . '">'
                    . self::element('score', (string) $level['score'])
                    . self::element('definition', (string) $level['definition'])
                    . self::element('definitionformat', (string) $level['definitionformat']) . '</level>';
            }
            $xml .= '</levels></criterion>';
        }
        return $xml . '</criteria></plugin_gradingform_rubric_definition></definition></definitions></area></areas>';
    }

    /**
     * One element of text.
     *
     * @param string $name
     * @param string $text
     * @return string
     */
    private static function element(string $name, string $text): string {
        return "<$name>" . self::escape($text) . "</$name>";
    }

    /**
     * Text as XML.
     *
     * @param string $text
     * @return string
     */
    private static function escape(string $text): string {
        return htmlspecialchars($text, ENT_XML1 | ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    /**
     * Moodle's manager of the grading area.
     *
     * @param int $microcredid
     * @return \grading_manager
     */
    private function manager(int $microcredid): \grading_manager {
        global $CFG;
        require_once($CFG->dirroot . '/grade/grading/lib.php');
        return get_grading_manager($this->context($microcredid), 'mod_microcred', self::AREA);
    }

    /**
     * The activity's context.
     *
     * @param int $microcredid
     * @return context_module
     */
    private function context(int $microcredid): context_module {
        return context_module::instance(
            get_coursemodule_from_instance('microcred', $microcredid, 0, false, MUST_EXIST)->id
        );
    }
}
