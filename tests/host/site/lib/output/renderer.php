<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The renderer. */

class renderer_base {
    public function __construct(protected moodle_page $page, protected $target) {
    }
    public function render_from_template($templatename, $context) {
        return pocket_mustache::render($this->page, $templatename, $context);
    }
    public function render(renderable $widget) {
        $class = $widget::class;
        $short = substr((string) strrchr('\\' . $class, '\\'), 1);
        if (method_exists($this, "render_$short")) {
            return $this->{"render_$short"}($widget);
        }
        if ($widget instanceof \core\output\named_templatable) {
            return $this->render_from_template($widget->get_template_name($this), $widget->export_for_template($this));
        }
        if ($widget instanceof templatable && preg_match('/^([a-z]+_[a-z0-9_]+)\\\\output\\\\(.+)$/', $class, $match)) {
            return $this->render_from_template($match[1] . '/' . str_replace('\\', '/', $match[2]), $widget->export_for_template($this));
        }
        if (!$this instanceof core_renderer) {
            return $this->page->core_renderer()->render($widget);
        }
        throw new coding_exception("Can not render $class");
    }
    public function get_page() {
        return $this->page;
    }
    public function image_url($imagename, $component = 'moodle') {
        return new moodle_url('/theme/favicon.svg');
    }
    public function pix_icon($pix, $alt, $component = 'moodle', ?array $attributes = null) {
        return pocket_icon($pix, (string) $alt);
    }
    public function pix_url($imagename, $component = 'moodle') {
        return $this->image_url($imagename, $component);
    }
    public function should_display_main_logo() {
        return false;
    }
    public function get_logo_url($maxwidth = null, $maxheight = 200) {
        return false;
    }
}

class plugin_renderer_base extends renderer_base {
    protected $output;
    public function __construct(moodle_page $page, $target) {
        parent::__construct($page, $target);
        $this->output = $page->core_renderer();
    }
    public function __call($name, $arguments) {
        return $this->output->$name(...$arguments);
    }
}

class core_renderer extends renderer_base {
    private array $context = [];

    /** Pages for sharing, printing and windows of their own come without the bars. */
    private function with_chrome(): bool {
        return !in_array($this->page->pagelayout, ['embedded', 'popup', 'print', 'redirect'], true);
    }
    public function header() {
        global $CFG, $USER, $DB;
        $page = $this->page;
        $page->set_state(2);
        if (!headers_sent() && !PHPUNIT_TEST && !CLI_SCRIPT) {
            header('Content-Type: text/html; charset=utf-8');
            header('Cache-Control: private, no-store');
            header('Referrer-Policy: same-origin');
        }
        $page->add_body_class('path-' . strtr((string) ($page->path ?? ''), '/', '-'));
        $page->add_body_class('pagelayout-' . $page->pagelayout);
        $page->add_body_class(isloggedin() ? 'loggedin' : 'notloggedin');
        $cm = $page->cm;
        $crumbs = [];
        if ($page->course->id != SITEID) {
            $crumbs[] = ['text' => format_string($page->course->shortname), 'url' => $CFG->wwwroot . '/course/view.php?id=' . $page->course->id];
        }
        if ($cm) {
            $crumbs[] = ['text' => $cm->get_formatted_name(), 'url' => (string) ($cm->url?->out(false))];
        }
        foreach ($page->navbar->get_items() as $item) {
            $crumbs[] = ['text' => strip_tags((string) $item->text), 'url' => $item->action ? $item->action()->out(false) : ''];
        }
        $tabs = [];
        $current = $page->has_set_url() ? $page->url : null;
        if (!$page->nosecondary && in_array($page->pagelayout, ['base', 'incourse', 'standard', 'report', 'admin', 'course'], true)) {
            foreach (pocket_secondary_navigation($page) as $key => $node) {
                $active = $page->activetab !== null ? $page->activetab === $key
                    : $current && $current->out_omit_querystring() === $node->action()->out_omit_querystring();
                $tabs[] = ['text' => strip_tags((string) $node->text), 'url' => $node->action()->out(false), 'active' => $active];
            }
        }
        $intro = '';
        $rules = [];
        if ($cm && $page->activityheader->shown && $page->pagelayout !== 'popup') {
            $record = $page->activityrecord;
            $intro = $page->activityheader->description
                ?? ($record && !html_is_blank($record->intro ?? '') ? format_module_intro($cm->modname, $record, $cm->id) : '');
            $details = \core_completion\cm_completion_details::get_instance($cm, (int) $USER->id);
            if ($page->activityheader->completion && isloggedin() && $details->has_completion()
                    && has_capability('moodle/course:isincompletionreports', $page->context, null, false)) {
                foreach ($details->get_details() as $detail) {
                    $done = $detail->status == COMPLETION_COMPLETE || $detail->status == COMPLETION_COMPLETE_PASS;
                    $rules[] = ['description' => $detail->description, 'done' => $done,
                        'state' => get_string($done ? 'done' : 'todo', 'completion')];
                }
            }
        }
        $heading = $cm ? $cm->get_formatted_name() : $page->heading;
        $user = isloggedin() ? ['id' => $USER->id, 'name' => fullname($USER), 'isadmin' => is_siteadmin(), 'sesskey' => sesskey(),
            'unread' => $DB->count_records_select('notifications', 'useridto = ? AND timeread IS NULL', [$USER->id])] : false;
        $html = $this->render_from_template('core/layout', ['title' => $page->title, 'wwwroot' => $CFG->wwwroot,
            'sitename' => format_string(get_site()->fullname), 'revision' => filemtime("$CFG->dirroot/theme/pocket.css"),
            'pagetype' => $page->pagetype, 'bodyclasses' => $page->bodyclasses, 'chrome' => $this->with_chrome(), 'user' => $user,
            'hascrumbs' => (bool) $crumbs, 'crumbs' => $crumbs, 'heading' => $heading, 'hastabs' => count($tabs) > 1, 'tabs' => $tabs,
            'completion' => (bool) $rules, 'rules' => $rules, 'intro' => $intro,
            'styles' => array_map(fn($url) => $url->out(false), $page->requires->styles),
            'notices' => array_map(fn($one) => $one->export_for_template($this), \core\notification::fetch())]);
        return $html;
    }
    public function footer() {
        global $CFG;
        $requires = $this->page->requires;
        return $this->render_from_template('core/footer', ['wwwroot' => $CFG->wwwroot, 'chrome' => $this->with_chrome(),
            'hasjs' => $requires->calls || $requires->code,
            'config' => self::script_json(['wwwroot' => $CFG->wwwroot, 'sesskey' => sesskey(), 'contextid' => $this->page->context->id]),
            'strings' => self::script_json((object) $requires->strings),
            'calls' => array_map([self::class, 'script_json'], $requires->calls), 'code' => $requires->code,
            'scripts' => array_map(fn($url) => $url->out(false), $requires->scripts)]) . "\n";
    }
    private static function script_json($value): string {
        return json_encode($value, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }
    public function doctype() {
        return "<!DOCTYPE html>\n";
    }
    public function heading($text, $level = 2, $classes = 'main', $id = null) {
        return html_writer::tag("h$level", $text, ['class' => trim((string) $classes)] + ($id ? ['id' => $id] : []));
    }
    public function heading_with_help($text, $helpidentifier, $component = 'moodle', $icon = '', $iconalt = '', $level = 2, $classnames = null) {
        return $this->heading($text . $this->help_icon($helpidentifier, $component), $level);
    }
    public function box($contents, $classes = 'generalbox', $id = null, $attributes = []) {
        return $this->box_start($classes, $id, $attributes) . $contents . $this->box_end();
    }
    public function box_start($classes = 'generalbox', $id = null, $attributes = []) {
        return html_writer::start_tag('div', ['class' => "box $classes"] + ($id ? ['id' => $id] : []) + $attributes);
    }
    public function box_end() {
        return '</div>';
    }
    public function container($contents, $classes = null, $id = null) {
        return html_writer::tag('div', $contents, array_filter(['class' => $classes, 'id' => $id]));
    }
    public function container_start($classes = null, $id = null) {
        return html_writer::start_tag('div', array_filter(['class' => $classes, 'id' => $id]));
    }
    public function container_end() {
        return '</div>';
    }
    public function notification($message, $type = null, $closebutton = true, ?string $title = null) {
        return $this->render(new \core\output\notification((string) $message, $type, false));
    }
    public function render_notification(\core\output\notification $notification) {
        $data = $notification->export_for_template($this);
        return $this->render_from_template('core/notification', $data + ['isdanger' => $data['alert'] === 'danger']);
    }
    public function error_text($message) {
        return $message === '' || $message === null ? '' : html_writer::tag('span', $message, ['class' => 'text-danger']);
    }
    public function continue_button($url) {
        return $this->single_button(new moodle_url($url), get_string('continue'), 'get');
    }
    public function single_button($url, $label, $method = 'post', ?array $options = null) {
        $button = new single_button(new moodle_url($url), $label, $method);
        foreach ((array) $options as $name => $value) {
            property_exists($button, $name) ? $button->$name = $value : $button->set_attribute($name, $value);
        }
        return $this->render($button);
    }
    public function render_single_button(single_button $button) {
        $post = $button->method === 'post';
        $hidden = html_writer::input_hidden_params($button->url, ['sesskey']);
        if ($post) {
            $hidden .= html_writer::empty_tag('input', ['type' => 'hidden', 'name' => 'sesskey', 'value' => sesskey()]);
        }
        $type = $button->type === true ? 'primary' : ($button->type === false ? 'secondary' : $button->type);
        $attributes = ['type' => 'submit', 'class' => "btn btn-$type", 'title' => $button->tooltip] + (array) $button->attributes
            + ($button->disabled ? ['disabled' => 'disabled'] : []);
        return html_writer::tag('div', html_writer::tag('form', $hidden . html_writer::tag('button', $button->label, $attributes),
            ['method' => $button->method, 'action' => $button->url->out_omit_querystring()]), ['class' => $button->class]);
    }
    public function confirm($message, $continue, $cancel, array $displayoptions = []) {
        $yes = $continue instanceof single_button ? $continue
            : new single_button(new moodle_url($continue), $displayoptions['continuestr'] ?? get_string('continue'), 'post', 'primary');
        $no = $cancel instanceof single_button ? $cancel
            : new single_button(new moodle_url($cancel), $displayoptions['cancelstr'] ?? get_string('cancel'), 'get');
        $title = $displayoptions['confirmtitle'] ?? get_string('confirm');
        return '<div id="notice" class="box card" role="group" aria-labelledby="modal-header"><div class="card-body">'
            . '<h2 id="modal-header" class="h4">' . $title . '</h2><p>' . $message . '</p><div class="buttons d-flex gap-2">'
            . $this->render($yes) . ' ' . $this->render($no) . '</div></div></div>';
    }
    public function single_select($url, $name, array $options, $selected = '', $nothing = ['' => 'choosedots'], $formid = null,
            $attributes = []) {
        $select = new single_select(new moodle_url($url), $name, $options, $selected, $nothing, $formid);
        $select->label = $attributes['label'] ?? '';
        return $this->render($select);
    }
    public function render_single_select(single_select $select) {
        $id = html_writer::random_id('select');
        $label = html_writer::label($select->label ?: s($select->name), $id, false, $select->label ? [] : ['class' => 'visually-hidden']);
        return html_writer::tag('form', html_writer::input_hidden_params($select->url, [$select->name]) . $label . ' '
            . html_writer::select($select->options, $select->name, $select->selected, $select->nothing, ['id' => $id] + $select->attributes)
            . ' <button type="submit" class="btn btn-secondary">' . get_string('go') . '</button>',
            ['method' => $select->method, 'action' => $select->url->out_omit_querystring(), 'class' => $select->class]);
    }
    public function render_url_select(url_select $select) {
        $links = '';
        foreach ($select->urls as $url => $label) {
            $links .= '<li>' . html_writer::link(new moodle_url($url), $label) . '</li>';
        }
        return "<ul class=\"list-inline\">$links</ul>";
    }
    public function paging_bar($totalcount, $page, $perpage, $baseurl, $pagevar = 'page') {
        return $this->render(new paging_bar($totalcount, $page, $perpage, $baseurl, $pagevar));
    }
    public function render_paging_bar(paging_bar $bar) {
        return $this->render_from_template('core/paging_bar', $bar->export_for_template($this));
    }
    public function help_icon($identifier, $component = 'moodle', $linktext = '', $a = null) {
        return $this->render(new help_icon($identifier, $component));
    }
    public function render_help_icon(help_icon $icon) {
        return '<details class="help"><summary>' . get_string('helpprefix', '', $icon->about ?? get_string($icon->identifier, $icon->component))
            . '</summary><div>' . markdown_to_html(get_string($icon->identifier . '_help', $icon->component)) . '</div></details>';
    }
    public function render_pix_icon(pix_icon $icon) {
        return pocket_icon($icon->pix, (string) $icon->alt);
    }
    public function action_link($url, $text, ?component_action $action = null, ?array $attributes = null, $icon = null) {
        return html_writer::link(new moodle_url($url), $text, $attributes);
    }
    public function render_action_link(action_link $link) {
        return html_writer::link($link->url, $link->text instanceof renderable ? $this->render($link->text) : $link->text, $link->attributes);
    }
    public function action_icon($url, pix_icon $pixicon, ?component_action $action = null, ?array $attributes = null, $linktext = false) {
        return html_writer::link($url, $this->render($pixicon) . ($linktext ? $pixicon->alt : ''), $attributes);
    }
    public function render_action_menu(action_menu $menu) {
        return html_writer::alist(array_map(fn($item) => $this->render($item), $menu->items), ['class' => 'list-inline']);
    }
    public function render_action_menu_link_secondary($link) {
        return $this->render_action_link($link);
    }
    public function user_picture(stdClass $user, ?array $options = null) {
        return !empty($options['includefullname']) ? s(fullname($user)) : '';
    }
    public function render_user_picture(user_picture $picture) {
        return $picture->includefullname ? s(fullname($picture->user)) : '';
    }
    public function tabtree($tabs, $selected = null, $inactive = null) {
        $html = '';
        foreach ($tabs as $tab) {
            $current = $tab->id === $selected;
            $html .= '<li class="nav-item">' . html_writer::link($tab->link, $tab->text, ['class' => 'nav-link' . ($current ? ' active' : '')]
                + ($current ? ['aria-current' => 'page'] : [])) . '</li>';
        }
        return "<ul class=\"nav nav-tabs\">$html</ul>";
    }
    public function spacer(?array $attributes = null, $br = false) {
        return '';
    }
    public function skip_link_target($id = null) {
        return '<span id="' . s($id) . '"></span>';
    }
    public function main_content() {
        return '';
    }
    public function activity_information($cminfo, $completiondetails, $activitydates) {
        return '';
    }
    public function doc_link($path, $text = '', $forcepopup = false, array $attributes = []) {
        return s($text);
    }
    public function page_heading($tag = 'h1') {
        return html_writer::tag($tag, $this->page->heading);
    }
    public function sr_text($contents) {
        return html_writer::span($contents, 'visually-hidden sr-only');
    }
    public function visually_hidden_text(string $contents): string {
        return html_writer::span($contents, 'visually-hidden sr-only');
    }
    public function render_progress_bar(progress_bar $bar) {
        return '';
    }
    public function get_compact_logo_url($maxwidth = 300, $maxheight = 300) {
        return false;
    }
    public function file_picker() {
        return '';
    }
}
foreach (['renderer_base', 'plugin_renderer_base', 'core_renderer'] as $class) {
    class_alias($class, "core\\output\\$class");
}
