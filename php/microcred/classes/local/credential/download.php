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


/**
 * A credential in a form that can be taken away: the signed text, the same as JWT, or a picture with the text in it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class download {
    /** The forms, with their media types (Open Badges 3.0, document formats): a JWT is served as plain text there. */
    private const FORMS = [
        'json' => 'application/vc+ld+json',
        'jwt' => 'text/plain',
        'png' => 'image/png',
        'svg' => 'image/svg+xml',
    ];

    /** Pictures are made when somebody asks, by the extension; the texts are stored. */
    private const PICTURES = ['png', 'svg'];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var credential */
        private readonly credential $credential,
        /** @var string */
        private readonly string $form,
    ) {
    }

    /**
     * Whether there is such a form.
     *
     * @param string $form
     * @return bool
     */
    public static function is_form(string $form): bool {
        return isset(self::FORMS[$form]);
    }

    /**
     * Whether a form can only be made with the extension.
     *
     * @param string $form
     * @return bool
     */
    public static function needs_engine(string $form): bool {
        return in_array($form, self::PICTURES, true);
    }

    /**
     * The file.
     *
     * @return string
     */
    public function content(): string {
        return match ($this->form) {
            'json' => $this->credential->document,
            'jwt' => $this->credential->jwt,
            'png' => badge_image::baked($this->credential),
            'svg' => badge_image::drawn($this->credential),
        };
    }

    /**
     * Its media type.
     *
     * @return string
     */
    public function type(): string {
        return self::FORMS[$this->form];
    }

    /**
     * A name for it: what was certified.
     *
     * @return string
     */
    public function filename(): string {
        $title = clean_filename((new badge_reader($this->credential->document))->title());
        $title = trim(\core_text::substr($title, 0, 80), ". \t");
        return ($title === '' ? 'credential' : $title) . '.' . $this->form;
    }
}
