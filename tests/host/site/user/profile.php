<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* A person's profile, with what plugins add to it. */

require(__DIR__ . '/../config.php');
require_login();
$user = $DB->get_record('user', ['id' => optional_param('id', $USER->id, PARAM_INT), 'deleted' => 0], '*', MUST_EXIST);
$PAGE->set_url('/user/profile.php', ['id' => $user->id]);
$PAGE->set_context(context_user::instance($user->id));
$PAGE->set_title(fullname($user));
$PAGE->set_heading(fullname($user));
$tree = new \core_user\output\myprofile\tree();
foreach (['contact' => 'email', 'coursedetails' => 'courses', 'miscellaneous' => 'other', 'reports' => 'activity'] as $name => $title) {
    $tree->add_category(new \core_user\output\myprofile\category($name, get_string($title)));
}
$tree->add_node(new \core_user\output\myprofile\node('contact', 'email', get_string('email'), null, null, s($user->email)));
foreach (core_component::get_plugin_list('mod') as $name => $unused) {
    component_lib("mod_$name");
    foreach (["mod_{$name}_myprofile_navigation", "{$name}_myprofile_navigation"] as $function) {
        if (function_exists($function)) {
            $function($tree, $user, $user->id == $USER->id, null);
            break;
        }
    }
}
$tree->sort_categories();
echo $OUTPUT->header();
foreach ($tree->categories as $category) {
    if (!$category->nodes) {
        continue;
    }
    echo '<section class="card mb-3"><div class="card-body"><h2 class="h4">' . $category->title . '</h2><ul>';
    foreach ($category->nodes as $node) {
        echo '<li>' . ($node->url ? html_writer::link($node->url, $node->title) : $node->title)
            . ($node->content ? ': ' . $node->content : '') . '</li>';
    }
    echo '</ul></div></section>';
}
echo $OUTPUT->footer();
