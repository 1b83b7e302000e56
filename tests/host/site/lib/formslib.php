<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Forms: a plugin defines elements and rules, the host draws them accessibly and gives back clean data. */

require_once(__DIR__ . '/form/element.php');
require_once(__DIR__ . '/form/quickform.php');

abstract class moodleform {
    protected $_form;
    protected $_formname;
    protected $_customdata;
    protected $_definition_finalized = false;
    private bool $dataset = false;
    private ?bool $validated = null;

    public function __construct($action = null, $customdata = null, $method = 'post', $target = '', $attributes = null, $editable = true,
            ?array $ajaxformdata = null) {
        $this->_customdata = $customdata;
        $this->_formname = $this->get_form_identifier();
        $action ??= strip_querystring(qualified_me());
        $this->_form = new MoodleQuickForm($this->_formname, $method, $action instanceof moodle_url ? $action->out(false) : $action,
            $target, $attributes, $ajaxformdata);
        if (!$editable) {
            $this->_form->hardFreeze();
        }
        $this->definition();
        $this->_form->addElement('hidden', 'sesskey', null);
        $this->_form->setType('sesskey', PARAM_RAW);
        $this->_form->setDefault('sesskey', sesskey());
        $this->_form->addElement('hidden', '_qf__' . $this->_formname, null);
        $this->_form->setType('_qf__' . $this->_formname, PARAM_RAW);
        $this->_form->setDefault('_qf__' . $this->_formname, 1);
        if (method_exists($this, 'definition_after_data_early')) {
            $this->definition_after_data_early();
        }
        if ($this->is_submitted()) {
            $this->_form->receive();
        }
    }

    protected function get_form_identifier() {
        return preg_replace('/[^a-z0-9_]/i', '_', static::class);
    }

    abstract protected function definition();

    public function definition_after_data() {
    }

    private function finalise(): void {
        if (!$this->_definition_finalized) {
            $this->_definition_finalized = true;
            $this->definition_after_data();
        }
    }

    public function validation($data, $files) {
        return [];
    }

    public function focus($name = null) {
    }

    public function set_data($values) {
        $this->_form->setDefaults((array) $values);
    }

    public function is_submitted() {
        return $this->_form->isSubmitted();
    }

    public function is_cancelled() {
        if (!$this->is_submitted()) {
            return false;
        }
        foreach ($this->_form->elements as $element) {
            if ($element->type === 'cancel' && $this->_form->getSubmitValue($element->name) !== null) {
                return true;
            }
        }
        return false;
    }

    public function no_submit_button_pressed() {
        foreach ($this->_form->nosubmit as $button) {
            if ($this->is_submitted() && $this->_form->getSubmitValue($button) !== null) {
                return true;
            }
        }
        return false;
    }

    public function is_validated() {
        $this->finalise();
        return $this->validate_defined_fields();
    }

    public function validate_defined_fields($validateonnosubmit = false) {
        if (!$this->is_submitted() || ($this->no_submit_button_pressed() && !$validateonnosubmit)) {
            return false;
        }
        if ($this->validated === null) {
            require_sesskey();
            $this->_form->validateRules();
            $files = [];
            foreach ((array) $this->validation($this->_form->exportValues(), $files) as $name => $message) {
                if ($message !== null && $message !== true && $message !== '') {
                    $this->_form->setElementError($name, $message);
                }
            }
            $this->validated = !$this->_form->errors;
        }
        return $this->validated;
    }

    public function get_data() {
        if (!$this->is_submitted() || $this->is_cancelled() || !$this->is_validated()) {
            return null;
        }
        return $this->cleaned();
    }

    public function get_submitted_data() {
        return $this->is_submitted() ? $this->cleaned() : null;
    }

    private function cleaned(): stdClass {
        $values = $this->_form->exportValues();
        unset($values['sesskey'], $values['_qf__' . $this->_formname]);
        return (object) $values;
    }

    public function display() {
        echo $this->render();
    }

    public function render() {
        $this->finalise();
        return $this->_form->toHtml();
    }

    public function add_action_buttons($cancel = true, $submitlabel = null) {
        $mform = $this->_form;
        if ($cancel) {
            $mform->addGroup([$mform->createElement('submit', 'submitbutton', $submitlabel ?? get_string('savechanges')),
                $mform->createElement('cancel')], 'buttonar', '', [' '], false);
            $mform->closeHeaderBefore('buttonar');
        } else {
            $mform->addElement('submit', 'submitbutton', $submitlabel ?? get_string('savechanges'));
            $mform->closeHeaderBefore('submitbutton');
        }
    }

    public function add_sticky_action_buttons(bool $cancel = true, ?string $submitlabel = null): void {
        $this->add_action_buttons($cancel, $submitlabel);
    }

    /** The same elements several times; one button adds more. Gives how many. */
    public function repeat_elements($elementobjs, $repeats, $options, $repeathiddenname, $addfieldsname, $addfieldsno = 5, $addstring = null,
            $addbuttoninside = false, $deletebuttonname = '') {
        $mform = $this->_form;
        $repeats = (int) ($mform->getSubmitValue($repeathiddenname) ?? $repeats);
        if ($mform->getSubmitValue($addfieldsname) !== null) {
            $repeats += $addfieldsno;
        }
        $mform->registerNoSubmitButton($addfieldsname);
        $mform->addElement('hidden', $repeathiddenname, $repeats);
        $mform->setType($repeathiddenname, PARAM_INT);
        $mform->setConstants([$repeathiddenname => $repeats]);
        for ($i = 0; $i < $repeats; $i++) {
            foreach ($elementobjs as $prototype) {
                $element = clone $prototype;
                $name = $element->name;
                $label = str_replace(['{no}', '{NO}'], [$i + 1, $i + 1], (string) $element->label);
                $element->label = $label === (string) $prototype->label && $label !== '' && $element->type !== 'hidden' && $repeats > 1
                    ? $label . ' ' . ($i + 1) : $label;
                if ($name !== null && $name !== '') {
                    $element->name = "{$name}[$i]";
                }
                $mform->addElement($element);
                foreach ($options[$name] ?? [] as $option => $value) {
                    $full = "{$name}[$i]";
                    match ($option) {
                        'default' => $mform->setDefault($full, $value),
                        'type' => $mform->setType($full, $value),
                        'rule' => is_array($value) ? $mform->addRule($full, ...$value) : $mform->addRule($full, null, $value, null, 'client'),
                        'helpbutton' => $mform->addHelpButton($full, ...$value),
                        'hideif', 'disabledif' => $mform->hideIf($full, isset($options[$value[0]]) ? "{$value[0]}[$i]" : $value[0],
                            ...array_slice($value, 1)),
                        'expanded' => $mform->setExpanded($full, $value),
                        default => null,
                    };
                }
            }
        }
        $mform->addElement('submit', $addfieldsname, str_replace(['{no}'], [$addfieldsno], $addstring ?? get_string('addfields', 'form', $addfieldsno)),
            [], false);
        return $repeats;
    }

    /* Files of a file picker. */

    private function draft_file(string $elname): ?stored_file {
        global $USER;
        if (!$this->is_submitted() || !$this->is_validated()) {
            return null;
        }
        $values = $this->_form->exportValues();
        $files = get_file_storage()->get_area_files(context_user::instance($USER->id)->id, 'user', 'draft', (int) ($values[$elname] ?? 0),
            'id DESC', false);
        return $files ? reset($files) : null;
    }
    public function get_new_filename($elname = null) {
        return $this->draft_file($elname)?->get_filename() ?? false;
    }
    public function get_file_content($elname) {
        return $this->draft_file($elname)?->get_content() ?? false;
    }
    public function save_file($elname, $pathname, $override = false) {
        return (bool) $this->draft_file($elname)?->copy_content_to($pathname);
    }
    public function save_temp_file($elname) {
        $path = tempnam(make_temp_directory('forms'), 'file_');
        return $this->save_file($elname, $path, true) ? $path : false;
    }
    public function save_stored_file($elname, $newcontextid, $newcomponent, $newfilearea, $newitemid, $newfilepath = '/',
            $newfilename = null, $overwrite = false, $newuserid = null) {
        $file = $this->draft_file($elname);
        return $file ? get_file_storage()->create_file_from_storedfile(['contextid' => $newcontextid, 'component' => $newcomponent,
            'filearea' => $newfilearea, 'itemid' => $newitemid, 'filepath' => $newfilepath,
            'filename' => $newfilename ?? $file->get_filename()], $file) : false;
    }
    protected function get_draft_files($elname) {
        global $USER;
        return array_values(get_file_storage()->get_area_files(context_user::instance($USER->id)->id, 'user', 'draft',
            (int) ($this->_form->exportValues()[$elname] ?? 0), 'id', false)) ?: false;
    }

    /** For tests: as if these values had been sent. */
    public static function mock_submit($simulatedsubmitteddata, $simulatedsubmittedfiles = [], $method = 'post', $formidentifier = null) {
        $identifier = $formidentifier ?? preg_replace('/[^a-z0-9_]/i', '_', static::class);
        $_POST = (array) $simulatedsubmitteddata + ['sesskey' => sesskey(), "_qf__$identifier" => 1];
        $_FILES = $simulatedsubmittedfiles;
        $_SERVER['REQUEST_METHOD'] = 'POST';
    }
    public static function mock_ajax_submit($simulatedsubmitteddata, $simulatedsubmittedfiles = [], $method = 'post', $formidentifier = null) {
        $identifier = $formidentifier ?? preg_replace('/[^a-z0-9_]/i', '_', static::class);
        return (array) $simulatedsubmitteddata + ['sesskey' => sesskey(), "_qf__$identifier" => 1];
    }
    public function set_display_vertical() {
    }
    public function get_options() {
        return [];
    }
    public function disable_form_change_checker() {
    }
    public function __call($name, $arguments) {
        throw new coding_exception("moodleform::$name() is not in the pocket host");
    }
}

function strip_querystring($url) {
    return strtok((string) $url, '?');
}
