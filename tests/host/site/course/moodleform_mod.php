<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The form of an activity's settings. */

abstract class moodleform_mod extends moodleform {
    protected $current;
    protected $_instance;
    protected $_section;
    protected $_cm;
    protected $_course;
    protected $_modname;
    protected $_customcompletionelements = [];
    protected $_features;
    protected $context;
    protected string $suffix = '';

    public function __construct($current, $section, $cm, $course) {
        $this->current = $current;
        $this->_instance = $current->instance ?? 0;
        $this->_section = $section;
        $this->_cm = $cm;
        $this->_course = $course;
        $this->_modname = $current->modulename ?? preg_replace('/^mod_(.*)_mod_form$/', '$1', static::class);
        $this->context = $cm ? context_module::instance($cm->id) : context_course::instance($course->id);
        $this->_features = (object) ['showdescription' => plugin_supports('mod', $this->_modname, FEATURE_SHOW_DESCRIPTION, false)];
        parent::__construct(new moodle_url('/course/modedit.php'));
    }

    public function get_current() {
        return $this->current;
    }
    public function get_instance() {
        return $this->_instance;
    }
    public function get_course() {
        return $this->_course;
    }
    public function get_coursemodule() {
        return $this->_cm;
    }
    public function get_context() {
        return $this->context;
    }
    public function get_suffix(): string {
        return $this->suffix;
    }
    public function set_suffix(string $suffix): void {
        $this->suffix = $suffix;
    }
    public function data_preprocessing(&$defaultvalues) {
    }
    public function data_postprocessing($data) {
    }
    public function add_completion_rules() {
        return [];
    }
    public function completion_rule_enabled($data) {
        return false;
    }

    public function set_data($defaultvalues) {
        $values = is_object($defaultvalues) ? (array) $defaultvalues : $defaultvalues;
        $this->data_preprocessing($values);
        parent::set_data($values);
    }

    public function get_data() {
        $data = parent::get_data();
        if ($data) {
            $data->completionunlocked = 1;
            if (isset($data->introeditor)) {
                $data->intro = $data->introeditor['text'];
                $data->introformat = $data->introeditor['format'];
            }
            $this->data_postprocessing($data);
        }
        return $data;
    }

    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        if (($data['completion'] ?? 0) == COMPLETION_TRACKING_AUTOMATIC && empty($data['completionview'])
                && empty($data['completionusegrade']) && !$this->completion_rule_enabled($data)) {
            $errors['completion'] = get_string('err_required', 'form');
        }
        return $errors;
    }

    protected function standard_intro_elements($customlabel = null) {
        $this->_form->addElement('editor', 'introeditor', $customlabel ?? get_string('moduleintro'), ['rows' => 8]);
        $this->_form->setType('introeditor', PARAM_RAW);
        if ($this->_features->showdescription) {
            $this->_form->addElement('advcheckbox', 'showdescription', get_string('description'));
        }
    }

    public function standard_grading_coursemodule_elements() {
        $this->_form->addElement('header', 'modstandardgrade', get_string('gradenoun'));
        $this->_form->addElement('modgrade', 'grade', get_string('gradenoun'));
        $this->_form->setDefault('grade', 100);
        $this->_form->addElement('float', 'gradepass', get_string('gradepass', 'grades'));
        $this->_form->setDefault('gradepass', 0);
    }

    protected function standard_coursemodule_elements() {
        $mform = $this->_form;
        $mform->addElement('header', 'modstandardelshdr', get_string('settings'));
        $mform->addElement('selectyesno', 'visible', get_string('visible'));
        $mform->setDefault('visible', 1);
        $mform->addElement('text', 'cmidnumber', get_string('idnumbermod'));
        $mform->setType('cmidnumber', PARAM_RAW);
        if (plugin_supports('mod', $this->_modname, FEATURE_GROUPS, true)) {
            $mform->addElement('select', 'groupmode', get_string('groupmode'), [NOGROUPS => get_string('groupsnone'),
                SEPARATEGROUPS => get_string('groupsseparate'), VISIBLEGROUPS => get_string('groupsvisible')]);
        }
        $mform->addElement('header', 'activitycompletionheader', get_string('activitycompletion', 'completion'));
        foreach (['none', 'manual', 'automatic'] as $value => $name) {
            $mform->addElement('radio', 'completion', '', get_string("completion_$name", 'completion'), $value);
        }
        $mform->setType('completion', PARAM_INT);
        $mform->setDefault('completion', 0);
        if (plugin_supports('mod', $this->_modname, FEATURE_COMPLETION_TRACKS_VIEWS, false)) {
            $mform->addElement('checkbox', 'completionview', '', get_string('completionview_desc', 'completion'));
        }
        if (plugin_supports('mod', $this->_modname, FEATURE_GRADE_HAS_GRADE, false)) {
            $mform->addElement('checkbox', 'completionusegrade', '', get_string('completionusegrade', 'completion'));
            $mform->addElement('checkbox', 'completionpassgrade', '', get_string('completionpassgrade', 'completion'));
        }
        $this->_customcompletionelements = $this->add_completion_rules();
        $this->standard_hidden_coursemodule_elements();
    }

    protected function standard_hidden_coursemodule_elements() {
        foreach (['course' => PARAM_INT, 'coursemodule' => PARAM_INT, 'section' => PARAM_INT, 'module' => PARAM_INT,
                'modulename' => PARAM_ALPHANUM, 'instance' => PARAM_INT, 'add' => PARAM_ALPHANUM, 'update' => PARAM_INT] as $name => $type) {
            $this->_form->addElement('hidden', $name, 0);
            $this->_form->setType($name, $type);
        }
    }

    public function add_action_buttons($cancel = true, $submitlabel = null, $submit2label = null) {
        $mform = $this->_form;
        $mform->addGroup([$mform->createElement('submit', 'submitbutton', $submitlabel ?? get_string('savechangesanddisplay')),
            $mform->createElement('submit', 'submitbutton2', $submit2label ?? get_string('savechangesandreturntocourse')),
            $mform->createElement('cancel')], 'buttonar', '', [' '], false);
        $mform->closeHeaderBefore('buttonar');
    }

    public function apply_admin_defaults($datetimeoffsets = []) {
    }

    protected function plugin_extend_coursemodule_standard_elements() {
    }
}
