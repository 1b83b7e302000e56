<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_user\output\myprofile;

class node implements \renderable {
    public function __construct(public $parentcat, public $name, public $title, public $after = null, public $url = null,
            public $content = null, public $icon = null, public $classes = null) {
        $this->url = $url === null ? null : new \moodle_url($url);
    }
    public function __get($name) {
        return $this->$name;
    }
}
