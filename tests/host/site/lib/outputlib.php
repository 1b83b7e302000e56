<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The page and its parts. Pages that the plugin prints go through $OUTPUT, which finds their templates. */

interface renderable {
}
interface templatable {
    public function export_for_template(renderer_base $output);
}
require_once(__DIR__ . '/output/widgets.php');
require_once(__DIR__ . '/output/renderer.php');
require_once(__DIR__ . '/output/mustache.php');

class page_requirements_manager {
    public array $calls = [];
    public array $code = [];
    public array $styles = [];
    public array $scripts = [];
    public array $strings = [];

    public function js_call_amd($fullmodule, $func = null, $params = []) {
        $this->calls[] = [$fullmodule, $func, array_values((array) $params)];
    }
    public function js_amd_inline($code) {
        $this->code[] = $code;
    }
    public function js_init_code($jscode, $ondomready = false, ?array $module = null) {
        $this->code[] = $jscode;
    }
    public function js($url, $inhead = false) {
        $this->scripts[] = new moodle_url($url);
    }
    public function css($url) {
        $this->styles[] = new moodle_url($url);
    }
    public function string_for_js($identifier, $component, $a = null) {
        $this->strings[$component][$identifier] = get_string($identifier, $component, $a);
    }
    public function strings_for_js($identifiers, $component, $a = null) {
        foreach ((array) $identifiers as $identifier) {
            $this->string_for_js($identifier, $component, $a);
        }
    }
    public function jquery() {
    }
    public function yui_module() {
    }
}

class activity_header_pocket {
    public bool $shown = true;
    public ?string $description = null;
    public bool $completion = true;

    public function set_attrs(array $config) {
        if (array_key_exists('description', $config)) {
            $this->description = $config['description'];
        }
        if (!empty($config['hidecompletion'])) {
            $this->completion = false;
        }
    }
    public function set_description($description) {
        $this->description = $description;
    }
    public function set_hidecompletion(bool $value) {
        $this->completion = !$value;
    }
    public function set_title($title) {
    }
    public function disable() {
        $this->shown = false;
    }
}

class moodle_page {
    private array $state = ['title' => '', 'heading' => '', 'pagelayout' => 'base', 'bodyclasses' => [], 'cacheable' => true,
        'pagetype' => ''];
    private ?\core\context $context = null;
    private ?moodle_url $url = null;
    private ?stdClass $course = null;
    private ?cm_info $cm = null;
    private ?page_requirements_manager $requires = null;
    private ?activity_header_pocket $activityheader = null;
    private ?navbar $navbar = null;

    public function __get($name) {
        switch ($name) {
            case 'url':
                if (!$this->url) {
                    debugging('This page did not call $PAGE->set_url(...).', DEBUG_DEVELOPER);
                    return new moodle_url('/');
                }
                return $this->url;
            case 'context':
                return $this->context ?? context_system::instance();
            case 'course':
                return $this->course ?? get_site();
            case 'cm':
                return $this->cm;
            case 'activityname':
                return $this->cm->modname ?? null;
            case 'activityrecord':
                global $DB;
                return $this->cm ? $DB->get_record($this->cm->modname, ['id' => $this->cm->instance]) : null;
            case 'requires':
                return $this->requires ??= new page_requirements_manager();
            case 'activityheader':
                return $this->activityheader ??= new activity_header_pocket();
            case 'navbar':
                return $this->navbar ??= new navbar($this);
            case 'navigation':
                return new global_navigation($this);
            case 'settingsnav':
                return new settings_navigation($this);
            case 'theme':
                return (object) ['name' => 'pocket', 'settings' => new stdClass()];
            case 'bodyclasses':
                return implode(' ', $this->state['bodyclasses']);
            case 'headerprinted':
                return $this->state['headerprinted'] ?? false;
            case 'user_is_editing':
                return false;
        }
        return $this->state[$name] ?? null;
    }
    public function __isset($name) {
        return $this->__get($name) !== null;
    }
    public function has_set_url() {
        return $this->url !== null;
    }
    public function set_url($url, ?array $params = null) {
        $this->url = new moodle_url($url, $params);
        $path = trim(str_replace('.php', '', substr($this->url->out_omit_querystring(), strlen($GLOBALS['CFG']->wwwroot))), '/');
        $this->state['pagetype'] = str_replace('/', '-', $path);
        $this->state['path'] = dirname($path);
    }
    public function set_context($context) {
        $this->context = $context;
    }
    public function set_course($course) {
        global $COURSE;
        $this->course = $course;
        $COURSE = clone $course;
        $this->context ??= $course->id == SITEID ? context_system::instance() : context_course::instance($course->id);
    }
    public function set_cm($cm, $course = null, $module = null) {
        $this->cm = cm_info::create($cm);
        $this->set_course($course ?? get_course($cm->course));
        $this->context = context_module::instance($cm->id);
    }
    public function set_title($title, bool $appendsitename = true) {
        $this->state['title'] = trim(strip_tags((string) $title)) . ($appendsitename ? ' | ' . format_string(get_site()->shortname) : '');
    }
    public function set_heading($heading, bool $applyformatting = true, bool $clean = true) {
        $this->state['heading'] = $applyformatting ? format_string((string) $heading) : $heading;
    }
    public function set_pagelayout($layout) {
        $this->state['pagelayout'] = $layout;
    }
    public function set_pagetype($pagetype) {
        $this->state['pagetype'] = $pagetype;
    }
    public function set_cacheable($cacheable) {
        $this->state['cacheable'] = $cacheable;
    }
    public function set_state($state) {
        $this->state['headerprinted'] = $state > 0;
    }
    public function set_activity_record($module) {
    }
    public function add_body_class($class) {
        $this->state['bodyclasses'][] = $class;
    }
    public function add_body_classes($classes) {
        array_map([$this, 'add_body_class'], $classes);
    }
    public function set_secondary_active_tab(string $key): void {
        $this->state['activetab'] = $key;
    }
    public function set_secondary_navigation(bool $show, bool $tabs = true) {
        $this->state['nosecondary'] = !$show;
    }
    public function set_primary_active_tab(string $key): void {
    }
    public function set_show_course_index(bool $show) {
    }
    public function set_button($html) {
    }
    public function set_other_editing_capability($capability) {
    }
    public function set_popup_notification_allowed($allowed) {
    }
    public function set_include_region_main_settings_in_header_actions(bool $value) {
    }
    public function force_settings_menu($forced = true) {
    }
    public function set_docs_path($path) {
    }
    public function user_is_editing() {
        return false;
    }
    public function get_renderer($component, $subtype = null, $target = null) {
        $class = "$component\\output\\renderer";
        return class_exists($class) ? new $class($this, $target) : $this->core_renderer();
    }
    public function core_renderer(): core_renderer {
        return new core_renderer($this, null);
    }
    public function get_popup_notification_allowed() {
        return true;
    }
}

/** Stands for the renderer until a page asks it for something, when the page knows more of itself. */
class bootstrap_output {
    public function __call($name, $arguments) {
        global $OUTPUT, $PAGE;
        $OUTPUT = $PAGE->core_renderer();
        return $OUTPUT->$name(...$arguments);
    }
    public function __get($name) {
        return null;
    }
}
