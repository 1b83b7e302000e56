<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_user\output\myprofile;

class tree implements \renderable {
    /** @var category[] */
    public array $categories = [];
    /** @var node[] */
    public array $nodes = [];

    public function add_category(category $category) {
        $this->categories[$category->name] = $category;
    }
    public function add_node(node $node) {
        $this->nodes[$node->name] = $node;
    }
    public function sort_categories() {
        foreach ($this->nodes as $node) {
            isset($this->categories[$node->parentcat]) && $this->categories[$node->parentcat]->add_node($node);
        }
    }
    public function __get($name) {
        return $this->$name;
    }
}
