<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Navigation: trees of links that plugins add to. */

class navigation_node implements IteratorAggregate {
    const NODETYPE_LEAF = 0;
    const NODETYPE_BRANCH = 1;
    const TYPE_UNKNOWN = null;
    const TYPE_SETTING = 70;
    const TYPE_CUSTOM = 60;
    const TYPE_ACTIVITY = 40;
    const TYPE_COURSE = 20;
    const TYPE_CONTAINER = 35;
    const COURSE_OTHER = 'courseother';

    public $text, $action, $type, $shorttext, $key, $icon, $title = '', $showinsecondarynavigation = true, $forceintomoremenu = false;
    public bool $isactive = false;
    public $display = true;
    /** @var navigation_node[] */
    public array $children = [];

    public function __construct($properties) {
        foreach (is_array($properties) ? $properties : ['text' => $properties] as $name => $value) {
            $this->$name = $value;
        }
    }
    public static function create($text, $action = null, $type = self::TYPE_CUSTOM, $shorttext = null, $key = null, ?pix_icon $icon = null) {
        return new self(['text' => (string) $text, 'action' => $action, 'type' => $type, 'shorttext' => $shorttext, 'key' => $key,
            'icon' => $icon]);
    }
    public function add($text, $action = null, $type = self::TYPE_CUSTOM, $shorttext = null, $key = null, ?pix_icon $icon = null) {
        return $this->add_node(self::create($text, $action, $type, $shorttext, $key, $icon));
    }
    public function add_node(navigation_node $node, $beforekey = null) {
        $node->key ??= 'node' . count($this->children);
        $position = $beforekey === null ? false : array_search($beforekey, array_keys($this->children), true);
        if ($position === false) {
            $this->children[$node->key] = $node;
        } else {
            $this->children = array_slice($this->children, 0, $position, true) + [$node->key => $node]
                + array_slice($this->children, $position, null, true);
        }
        return $node;
    }
    public function find($key, $type) {
        return $this->children[$key] ?? false;
    }
    public function get($key, $type = null) {
        return $this->children[$key] ?? false;
    }
    public function get_children_key_list() {
        return array_keys($this->children);
    }
    public function has_children() {
        return (bool) $this->children;
    }
    public function make_active() {
        $this->isactive = true;
    }
    public function force_open() {
    }
    public function remove() {
        return true;
    }
    public function action() {
        return $this->action instanceof moodle_url ? $this->action : new moodle_url((string) $this->action);
    }
    public function set_force_into_more_menu(bool $force = false) {
        $this->forceintomoremenu = $force;
    }
    public function set_show_in_secondary_navigation(bool $show) {
        $this->showinsecondarynavigation = $show;
    }
    public function add_class($class) {
        return true;
    }
    public function getIterator(): Traversable {
        return new ArrayIterator($this->children);
    }
}

class settings_navigation extends navigation_node {
    public function __construct(protected $page) {
        parent::__construct(['text' => '']);
    }
    public function get_page() {
        return $this->page;
    }
    public function __get($name) {
        return $name === 'page' ? $this->page : null;
    }
}

class global_navigation extends navigation_node {
    public function __construct(protected $page) {
        parent::__construct(['text' => '']);
    }
}

/** The path of links to this page. */
class navbar extends navigation_node {
    public function __construct(protected $page) {
        parent::__construct(['text' => '']);
    }
    public function get_items(): array {
        return array_values($this->children);
    }
}

/** What the activity page leads to besides itself. */
function pocket_secondary_navigation(moodle_page $page): array {
    $cm = $page->cm;
    if (!$cm || !isloggedin()) {
        return [];
    }
    $settings = new settings_navigation($page);
    $node = navigation_node::create('', null, navigation_node::TYPE_SETTING);
    $node->add($cm->modfullname, $cm->url, navigation_node::TYPE_SETTING, null, 'modulepage');
    if (has_capability('moodle/course:manageactivities', $page->context)) {
        $node->add(get_string('settings'), new moodle_url('/course/modedit.php', ['update' => $cm->id]), navigation_node::TYPE_SETTING,
            null, 'modedit');
    }
    component_lib("mod_$cm->modname");
    if (function_exists($function = "{$cm->modname}_extend_settings_navigation")) {
        $function($settings, $node);
    }
    return array_filter($node->children, fn($child) => $child->showinsecondarynavigation && $child->action);
}
