<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Parts of pages. */

class pix_icon implements renderable, templatable {
    public $attributes;
    public function __construct(public $pix, public $alt, public $component = 'moodle', ?array $attributes = null) {
        $this->attributes = (array) $attributes;
    }
    public function export_for_template(renderer_base $output) {
        return ['pix' => $this->pix, 'alt' => $this->alt];
    }
}

class help_icon implements renderable {
    /** What it is about, where that is not the string itself. */
    public ?string $about = null;
    public function __construct(public $identifier, public $component) {
    }
}

class action_link implements renderable {
    public $attributes;
    public function __construct(public moodle_url $url, public $text, public $action = null, ?array $attributes = null, public ?pix_icon $icon = null) {
        $this->attributes = (array) $attributes;
    }
}

class component_action {
    public function __construct(public $event, public $jsfunction, public $jsfunctionargs = []) {
    }
}

class confirm_action extends component_action {
    public function __construct($message, $callback = null, $continuelabel = null, $cancellabel = null) {
        parent::__construct('click', 'M.util.show_confirm_dialog', ['message' => $message]);
    }
}

class single_button implements renderable {
    const BUTTON_PRIMARY = 'primary';
    const BUTTON_SECONDARY = 'secondary';
    const BUTTON_DANGER = 'danger';
    public $disabled = false;
    public $tooltip = null;
    public $class = 'singlebutton';
    public $formid = null;
    public function __construct(public moodle_url $url, public $label, public $method = 'post', public $type = self::BUTTON_SECONDARY,
            public $attributes = []) {
    }
    public function add_confirm_action($confirmmessage) {
    }
    public function set_attribute($name, $value) {
        $this->attributes[$name] = $value;
    }
}

class single_select implements renderable {
    public $label = '';
    public $labelattributes = [];
    public $method = 'get';
    public $attributes = [];
    public $tooltip;
    public $class = 'singleselect';
    public function __construct(public moodle_url $url, public $name, public array $options, public $selected = '',
            public $nothing = ['' => 'choosedots'], public $formid = null) {
    }
    public function set_label($label, $attributes = []) {
        $this->label = $label;
    }
    public function set_help_icon($identifier, $component = 'moodle') {
    }
}

class url_select implements renderable {
    public $label = '';
    public function __construct(public array $urls, public $selected = '', public $nothing = ['' => 'choosedots'], public $formid = null,
            public $showbutton = null) {
    }
    public function set_label($label, $attributes = []) {
        $this->label = $label;
    }
}

class paging_bar implements renderable, templatable {
    public $maxdisplay = 10;
    public function __construct(public $totalcount, public $page, public $perpage, public $baseurl, public $pagevar = 'page') {
    }
    public function export_for_template(renderer_base $output) {
        $pages = [];
        for ($i = 0; $i * $this->perpage < $this->totalcount; $i++) {
            $pages[] = ['number' => $i + 1, 'current' => $i == $this->page,
                'url' => (new moodle_url($this->baseurl, [$this->pagevar => $i]))->out(false)];
        }
        return ['pages' => $pages, 'haspages' => count($pages) > 1];
    }
}

class tabobject implements renderable {
    public $selected = false;
    public $inactive = false;
    public function __construct(public $id, public $link = null, public $text = '', public $title = '', public $linkedwhenselected = false) {
    }
}

class user_picture implements renderable {
    public $size, $link, $includefullname, $alttext, $class, $courseid, $popup, $visibletoscreenreaders;
    public function __construct(public stdClass $user) {
    }
    public function get_url(moodle_page $page, ?renderer_base $renderer = null) {
        return new moodle_url('/pix/user.svg');
    }
}

class progress_bar implements renderable {
    public function __construct(private $htmlid = '', private $width = 500, private $autostart = false) {
    }
    public function create() {
    }
    public function update($current, $total, $message) {
    }
    public function update_full($percent, $message) {
    }
}

class action_menu implements renderable {
    public array $items = [];
    public function __construct(array $actions = []) {
        $this->items = $actions;
    }
    public function add($action) {
        $this->items[] = $action;
    }
    public function set_menu_trigger($trigger, $extraclasses = '') {
    }
    public function set_owner_selector($selector) {
    }
}

class action_menu_link_secondary extends action_link {
    public function __construct(moodle_url $url, ?pix_icon $icon, $text, array $attributes = []) {
        parent::__construct($url, $text, null, $attributes, $icon);
    }
}
foreach (['pix_icon', 'help_icon', 'action_link', 'single_button', 'single_select', 'url_select', 'paging_bar', 'tabobject', 'user_picture',
        'progress_bar', 'action_menu'] as $class) {
    class_alias($class, "core\\output\\$class");
}
class_alias('confirm_action', 'core\output\actions\confirm_action');
class_alias('renderable', 'core\output\renderable');
class_alias('templatable', 'core\output\templatable');
