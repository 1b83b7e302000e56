<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Settings pages of administrators: the plugin's settings.php fills a page, the page draws and keeps itself. */

class admin_settingpage {
    /** @var admin_setting[] by name */
    public array $settings = [];
    public function __construct(public $name, public $visiblename, public $req_capability = 'moodle/site:config', public $hidden = false,
            public $context = null) {
    }
    public function add($setting) {
        $this->settings[$setting->name] = $setting;
        return true;
    }
    public function hide_if($settingname, $dependenton, $condition = 'notchecked', $value = '1') {
    }
    public function check_access() {
        return has_capability('moodle/site:config', context_system::instance());
    }
    public function is_hidden() {
        return $this->hidden;
    }
}

class admin_externalpage {
    public function __construct(public $name, public $visiblename, public $url, public $req_capability = 'moodle/site:config',
            public $hidden = false, public $context = null) {
    }
}

class admin_category {
    public function __construct(public $name, public $visiblename, public $hidden = false) {
    }
}

class admin_root {
    public array $pages = [];
    public bool $fulltree = true;
    public function add($destination, $something, $beforesibling = null) {
        $this->pages[$something->name] = $something;
        return true;
    }
    public function locate($name) {
        return $this->pages[$name] ?? null;
    }
    public function fulltree() {
        return true;
    }
}

abstract class admin_setting {
    public $plugin = null;
    public $nosave = false;
    /** @var callable|string|null */
    protected $updatedcallback = null;

    public function __construct(public $name, public $visiblename, public $description, public $defaultsetting) {
        if (str_contains($name, '/')) {
            [$this->plugin, $this->name] = explode('/', $name, 2);
        }
    }
    public function set_updatedcallback($callback) {
        $this->updatedcallback = $callback;
    }
    public function set_locked_flag_options($enabled, $default) {
    }
    public function get_full_name() {
        return 's_' . $this->plugin . '_' . $this->name;
    }
    public function get_id() {
        return 'id_s_' . $this->plugin . '_' . $this->name;
    }
    public function config_read($name) {
        $value = get_config($this->plugin, $name);
        return $value === false ? null : $value;
    }
    public function config_write($name, $value) {
        set_config($name, $value, $this->plugin);
        if ($this->updatedcallback && is_callable($this->updatedcallback)) {
            call_user_func($this->updatedcallback, $this->get_full_name());
        }
        return true;
    }
    public function get_defaultsetting() {
        return $this->defaultsetting;
    }
    public function get_setting() {
        return $this->config_read($this->name);
    }
    public function validate($data) {
        return true;
    }
    /** Gives '' when kept, else why not. */
    public function write_setting($data) {
        $valid = $this->validate($data);
        if ($valid !== true) {
            return (string) $valid;
        }
        $this->config_write($this->name, $data);
        return '';
    }
    abstract protected function field($value): string;
    public function output_html($data, $query = '') {
        return '<div class="form-item mb-3"><label for="' . $this->get_id() . '" class="fw-bold">' . $this->visiblename . '</label>'
            . $this->field($data) . '<div class="form-text text-muted">' . $this->description . '</div></div>';
    }
}

class admin_setting_heading extends admin_setting {
    public $nosave = true;
    public function __construct($name, $heading, $information) {
        parent::__construct($name, $heading, $information, '');
    }
    public function get_setting() {
        return true;
    }
    public function write_setting($data) {
        return '';
    }
    protected function field($value): string {
        return '';
    }
    public function output_html($data, $query = '') {
        return "<h3 class=\"main\">$this->visiblename</h3><div>$this->description</div>";
    }
}

class admin_setting_description extends admin_setting_heading {
}

class admin_setting_configtext extends admin_setting {
    public function __construct($name, $visiblename, $description, $defaultsetting, public $paramtype = PARAM_RAW, public $size = null) {
        parent::__construct($name, $visiblename, $description, $defaultsetting);
    }
    public function validate($data) {
        $data = (string) $data;
        if (str_starts_with((string) $this->paramtype, '/')) {
            return preg_match($this->paramtype, $data) ? true : get_string('validateerror', 'admin');
        }
        return $this->paramtype === PARAM_RAW || (string) clean_param($data, $this->paramtype) === $data ? true
            : get_string('validateerror', 'admin');
    }
    protected function field($value): string {
        return '<input type="text" class="form-control" id="' . $this->get_id() . '" name="' . $this->get_full_name() . '" value="'
            . s($value) . '">';
    }
}

class admin_setting_configtextarea extends admin_setting_configtext {
    protected function field($value): string {
        return '<textarea class="form-control" rows="6" id="' . $this->get_id() . '" name="' . $this->get_full_name() . '">' . s($value)
            . '</textarea>';
    }
}

class admin_setting_confightmleditor extends admin_setting_configtextarea {
}

class admin_setting_configduration extends admin_setting_configtext {
    public function __construct($name, $visiblename, $description, $defaultsetting, $defaultunit = null) {
        parent::__construct($name, $visiblename, $description, $defaultsetting, PARAM_INT);
    }
}

class admin_setting_configcheckbox extends admin_setting {
    public function __construct($name, $visiblename, $description, $defaultsetting, public $yes = '1', public $no = '0') {
        parent::__construct($name, $visiblename, $description, $defaultsetting);
    }
    public function write_setting($data) {
        $this->config_write($this->name, (string) $data === (string) $this->yes ? $this->yes : $this->no);
        return '';
    }
    protected function field($value): string {
        $checked = (string) $value === (string) $this->yes ? ' checked' : '';
        return '<input type="hidden" name="' . $this->get_full_name() . '" value="' . s($this->no) . '"> <input type="checkbox" id="'
            . $this->get_id() . '" name="' . $this->get_full_name() . '" value="' . s($this->yes) . "\"$checked>";
    }
}

class admin_setting_configselect extends admin_setting {
    public function __construct($name, $visiblename, $description, $defaultsetting, public $choices) {
        parent::__construct($name, $visiblename, $description, $defaultsetting);
    }
    public function validate($data) {
        return isset($this->choices[$data]) ? true : get_string('validateerror', 'admin');
    }
    protected function field($value): string {
        return html_writer::select($this->choices, $this->get_full_name(), $value, false, ['id' => $this->get_id()]);
    }
}

class admin_setting_configstoredfile extends admin_setting {
    public function __construct($name, $visiblename, $description, protected $filearea, protected $itemid = 0, protected ?array $options = null) {
        parent::__construct($name, $visiblename, $description, '');
    }
    protected function field($value): string {
        $kept = $value ? '<p>' . s(ltrim($value, '/')) . '</p>' : '';
        return $kept . '<input type="file" class="form-control" id="' . $this->get_id() . '" name="' . $this->get_full_name() . '">';
    }
    public function write_setting($data) {
        $upload = $_FILES[$this->get_full_name()] ?? null;
        if (!$upload || $upload['error'] === UPLOAD_ERR_NO_FILE) {
            return '';
        }
        if ($upload['error'] !== UPLOAD_ERR_OK) {
            return get_string('uploadproblem');
        }
        $this->keep($upload['tmp_name'], clean_param($upload['name'], PARAM_FILE));
        return '';
    }
    public function keep(string $path, string $name): void {
        $context = context_system::instance();
        $component = $this->plugin ?: 'core';
        get_file_storage()->delete_area_files($context->id, $component, $this->filearea, $this->itemid);
        get_file_storage()->create_file_from_pathname(['contextid' => $context->id, 'component' => $component,
            'filearea' => $this->filearea, 'itemid' => $this->itemid, 'filepath' => '/', 'filename' => $name], $path);
        $this->config_write($this->name, "/$name");
    }
}

/** Loads the settings pages of all activities. */
function admin_get_root($reload = false, $requirefulltree = true) {
    global $CFG, $ADMIN;
    if (!isset($ADMIN) || $reload) {
        $ADMIN = new admin_root();
        foreach (core_component::get_plugin_list('mod') as $name => $directory) {
            if (is_file("$directory/settings.php")) {
                pocket_load_settings($ADMIN, $name, "$directory/settings.php");
            }
        }
    }
    return $ADMIN;
}

function pocket_load_settings(admin_root $ADMIN, string $name, string $file): void {
    global $CFG, $DB, $USER, $PAGE, $OUTPUT;
    $section = "modsetting$name";
    $module = (object) ['name' => $name];
    $settings = new admin_settingpage($section, get_string('modulename', "mod_$name"), 'moodle/site:config', false);
    $hassiteconfig = has_capability('moodle/site:config', context_system::instance());
    include($file);
    if ($settings) {
        $ADMIN->add('modsettings', $settings);
    }
}

/** What a settings page holds from the start. */
function admin_apply_default_settings($node = null, $unconditional = true) {
    foreach (admin_get_root(true)->pages as $page) {
        foreach ($page->settings ?? [] as $setting) {
            if (!$setting->nosave && $setting->get_setting() === null && $setting->get_defaultsetting() !== null) {
                $setting->config_write($setting->name, $setting->get_defaultsetting());
            }
        }
    }
}

function admin_externalpage_setup($section, $extrabutton = '', ?array $extraurlparams = null, $actualurl = '', array $options = []) {
    global $PAGE;
    require_admin();
    $page = admin_get_root()->locate($section);
    $PAGE->set_context(context_system::instance());
    $PAGE->set_url($actualurl ?: ($page->url ?? '/'));
    $PAGE->set_pagelayout('admin');
    $PAGE->set_title((string) ($page->visiblename ?? ''));
    $PAGE->set_heading(get_string('administration'));
}
