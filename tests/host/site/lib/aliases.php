<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Names without a namespace, and the file under lib/ that has them. */

return [
    'moodleform' => 'formslib.php',
    'MoodleQuickForm' => 'formslib.php',
    'moodleform_mod' => '../course/moodleform_mod.php',
    'advanced_testcase' => 'testing/testcase.php',
    'basic_testcase' => 'testing/testcase.php',
    'frozen_clock' => 'testing/clocks.php',
    'incrementing_clock' => 'testing/clocks.php',
    'testing_data_generator' => 'testing/generator/lib.php',
    'testing_module_generator' => 'testing/generator/lib.php',
    'component_generator_base' => 'testing/generator/lib.php',
    'csv_export_writer' => 'csvlib.class.php',
    'calendar_event' => '../calendar/lib.php',
    'admin_setting' => 'adminlib.php',
    'admin_settingpage' => 'adminlib.php',
    'admin_externalpage' => 'adminlib.php',
    'admin_category' => 'adminlib.php',
    'cache' => 'cachelib.php',
    'cache_store' => 'cachelib.php',
    'cache_helper' => 'cachelib.php',
    'progress_bar' => 'output/widgets.php',
];
