<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* What a person was told. */

require(__DIR__ . '/../../../config.php');
require_login();
$PAGE->set_url('/message/output/popup/notifications.php');
$PAGE->set_title(get_string('notifications'));
$PAGE->set_heading(get_string('notifications'));
$rows = $DB->get_records('notifications', ['useridto' => $USER->id], 'timecreated DESC, id DESC', '*', 0, 100);
echo $OUTPUT->header();
foreach ($rows as $row) {
    echo '<article class="card mb-2"><div class="card-body"><h2 class="h5">' . s($row->subject) . ($row->timeread === null
        ? ' <span class="badge bg-info text-dark badge-info">' . get_string('new') . '</span>' : '') . '</h2><p class="text-muted small">'
        . userdate($row->timecreated) . '</p>' . ($row->fullmessagehtml !== '' ? format_text($row->fullmessagehtml, FORMAT_HTML)
        : format_text($row->fullmessage, FORMAT_PLAIN)) . ($row->contexturl
        ? '<p>' . html_writer::link($row->contexturl, s($row->contexturlname ?: $row->contexturl)) . '</p>' : '') . '</div></article>';
}
echo $rows ? '' : '<p>' . get_string('nothingtodisplay') . '</p>';
$DB->set_field_select('notifications', 'timeread', time(), 'useridto = ? AND timeread IS NULL', [$USER->id]);
echo $OUTPUT->footer();
