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

namespace mod_microcred\local\credential;

use context_module;
use context_system;
use mod_microcred\output\badge_picture;
use Microcred\BadgeImage;

/**
 * The picture of a badge. The signed text is baked into it when somebody asks: only the text is the credential.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class badge_image {
    /** The file area, in the site's context, where pictures outlive their activities. Items are credentials. */
    public const AREA = 'badgeimage';

    /**
     * Keeps the activity's picture for a credential. Moodle stores the same content once.
     *
     * @param credential $credential
     */
    public static function keep(credential $credential): void {
        $cm = get_coursemodule_from_instance('microcred', $credential->microcredid);
        $context = $cm ? context_module::instance($cm->id, IGNORE_MISSING) : false;
        if (!$context) {
            return;
        }
        $storage = get_file_storage();
        $files = $storage->get_area_files($context->id, 'mod_microcred', 'image', 0, 'id', false);
        $image = reset($files);
        if ($image) {
            $storage->create_file_from_storedfile([
                'contextid' => context_system::instance()->id,
                'component' => 'mod_microcred',
                'filearea' => self::AREA,
                'itemid' => $credential->id,
                'filepath' => '/',
                'filename' => self::is_png($image->get_content()) ? 'badge.png' : 'badge.svg',
                'userid' => null,
            ], $image);
        }
    }

    /**
     * Forgets the picture of a credential that was never signed.
     *
     * @param int $credentialid
     */
    public static function forget(int $credentialid): void {
        $context = context_system::instance();
        get_file_storage()->delete_area_files($context->id, 'mod_microcred', self::AREA, $credentialid);
    }

    /**
     * The picture with the signed credential in it: the activity's, where that is a PNG, else the plugin's own.
     *
     * @param credential $credential
     * @return string PNG
     */
    public static function baked(credential $credential): string {
        $image = self::content($credential);
        $own = $image !== null && !self::is_drawing($image) ? self::bake($image, $credential) : null;
        return $own ?? BadgeImage::bake(self::plain(), $credential->document);
    }

    /**
     * The drawing with the signed credential in it: the activity's, where that is an SVG, else one that shows its PNG, or the
     * plugin's own picture, above what was certified and by whom.
     *
     * @param credential $credential
     * @return string SVG
     */
    public static function drawn(credential $credential): string {
        global $OUTPUT;
        $image = self::content($credential);
        $own = $image !== null && self::is_drawing($image) ? self::bake($image, $credential) : null;
        if ($own !== null) {
            return $own;
        }
        $png = $image !== null && self::is_png($image) ? $image : null;
        $drawing = trim($OUTPUT->render(new badge_picture(new badge_reader($credential->document), $png)));
        return BadgeImage::bake($drawing, $credential->document);
    }

    /**
     * An activity's picture with the badge in it.
     *
     * @param string $image
     * @param credential $credential
     * @return string|null null where it cannot carry one: that must not keep the badge from its holder
     */
    private static function bake(string $image, credential $credential): ?string {
        try {
            return BadgeImage::bake($image, $credential->document);
        } catch (\Microcred\Exception $fault) {
            debugging("The picture of credential $credential->id cannot carry a badge: " . $fault->getMessage());
            return null;
        }
    }

    /**
     * Whether a picture is a PNG.
     *
     * @param string $image
     * @return bool
     */
    private static function is_png(string $image): bool {
        return str_starts_with($image, "\x89PNG\r\n\x1a\n");
    }

    /**
     * Whether a picture is a drawing.
     *
     * @param string $image
     * @return bool
     */
    private static function is_drawing(string $image): bool {
        return (bool) preg_match('/^(\xEF\xBB\xBF)?\s*</', $image);
    }

    /**
     * The plugin's own picture.
     *
     * @return string PNG
     */
    private static function plain(): string {
        return file_get_contents(__DIR__ . '/../../../pix/badge.png');
    }

    /**
     * The picture kept for a credential.
     *
     * @param credential $credential
     * @return string|null
     */
    private static function content(credential $credential): ?string {
        $files = get_file_storage()->get_area_files(
            context_system::instance()->id,
            'mod_microcred',
            self::AREA,
            $credential->id,
            'id',
            false
        );
        $file = reset($files);
        return $file ? $file->get_content() : null;
    }
}
