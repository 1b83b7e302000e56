<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_user\output\myprofile;

class category implements \renderable {
    public array $nodes = [];
    public function __construct(public $name, public $title, public $after = null, public $classes = null) {
    }
    public function add_node(node $node) {
        $this->nodes[$node->name] = $node;
    }
}
