<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * Settings of the site: who issues credentials, what they say about their holders, and limits.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\local\credential\issuer_summary;
use mod_microcred\local\submission\submission_service;

defined('MOODLE_INTERNAL') || die();

if ($ADMIN->fulltree) {
    $settings->add(new admin_setting_heading(
        'mod_microcred/issuerheading',
        new lang_string('setting_issuer', 'mod_microcred'),
        new lang_string('setting_issuer_desc', 'mod_microcred')
    ));
    $settings->add(new admin_setting_configtext(
        'mod_microcred/issuername',
        new lang_string('setting_issuername', 'mod_microcred'),
        new lang_string('setting_issuername_desc', 'mod_microcred'),
        '',
        PARAM_TEXT
    ));
    $settings->add(new admin_setting_configtext(
        'mod_microcred/issuerurl',
        new lang_string('setting_issuerurl', 'mod_microcred'),
        new lang_string('setting_issuerurl_desc', 'mod_microcred'),
        '',
        PARAM_URL
    ));
    $settings->add(new admin_setting_configtext(
        'mod_microcred/issueremail',
        new lang_string('setting_issueremail', 'mod_microcred'),
        new lang_string('setting_issueremail_desc', 'mod_microcred'),
        '',
        PARAM_EMAIL
    ));
    $settings->add(new admin_setting_configstoredfile(
        'mod_microcred/issuerlogo',
        new lang_string('setting_issuerlogo', 'mod_microcred'),
        new lang_string('setting_issuerlogo_desc', 'mod_microcred'),
        'issuerlogo',
        0,
        ['maxfiles' => 1, 'accepted_types' => ['.png', '.jpg'], 'maxbytes' => 1048576]
    ));

    $settings->add(new admin_setting_heading(
        'mod_microcred/keyheading',
        new lang_string('setting_key', 'mod_microcred'),
        di::get(issuer_summary::class)->html()
    ));

    $settings->add(new admin_setting_heading(
        'mod_microcred/evidenceheading',
        new lang_string('setting_evidence', 'mod_microcred'),
        ''
    ));
    $settings->add(new admin_setting_configtext(
        'mod_microcred/maxevidencekb',
        new lang_string('setting_maxevidencekb', 'mod_microcred'),
        new lang_string('setting_maxevidencekb_desc', 'mod_microcred'),
        0,
        PARAM_INT
    ));
    $settings->add(new admin_setting_configtext(
        'mod_microcred/sealatonce',
        new lang_string('setting_sealatonce', 'mod_microcred'),
        new lang_string('setting_sealatonce_desc', 'mod_microcred'),
        submission_service::ATONCE,
        PARAM_INT
    ));

    $settings->add(new admin_setting_heading(
        'mod_microcred/privacyheading',
        new lang_string('setting_privacy', 'mod_microcred'),
        ''
    ));
    $settings->add(new admin_setting_configcheckbox(
        'mod_microcred/identityhash',
        new lang_string('setting_identityhash', 'mod_microcred'),
        new lang_string('setting_identityhash_desc', 'mod_microcred'),
        1
    ));
    $settings->add(new admin_setting_configcheckbox(
        'mod_microcred/allownames',
        new lang_string('setting_allownames', 'mod_microcred'),
        new lang_string('setting_allownames_desc', 'mod_microcred'),
        1
    ));

    $settings->add(new admin_setting_heading(
        'mod_microcred/verifyheading',
        new lang_string('setting_verify', 'mod_microcred'),
        ''
    ));
    $settings->add(new admin_setting_configtext(
        'mod_microcred/verifymaxkb',
        new lang_string('setting_verifymaxkb', 'mod_microcred'),
        new lang_string('setting_verifymaxkb_desc', 'mod_microcred'),
        2048,
        PARAM_INT
    ));
    $settings->add(new admin_setting_configtext(
        'mod_microcred/verifyperhour',
        new lang_string('setting_verifyperhour', 'mod_microcred'),
        new lang_string('setting_verifyperhour_desc', 'mod_microcred'),
        60,
        PARAM_INT
    ));
}
