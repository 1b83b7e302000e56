<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* One element of a form: how it is drawn, what was sent for it, and its clean value. */

class pocket_element {
    public ?MoodleQuickForm $form = null;
    public ?string $name;
    public $label;
    public array $attributes = [];
    public array $choices = [];
    /** @var pocket_element[] */
    public array $members = [];
    public bool $frozen = false;
    /** Set by setValue(). */
    public $value = null;
    /** What it starts with, when nothing else is known. */
    public $initial = null;
    public array $options = [];
    private string $text = '';

    public function __construct(public string $type, $name = null, $label = null, ...$rest) {
        $this->name = $name === null ? null : (string) $name;
        $this->label = $label;
        [$a, $b, $c] = $rest + [null, null, null];
        switch ($type) {
            case 'select':
            case 'selectgroups':
            case 'selectwithlink':
            case 'autocomplete':
            case 'modgrade_select':
                $this->choices = (array) $a;
                $this->attributes = (array) $b;
                break;
            case 'selectyesno':
                $this->type = 'select';
                $this->choices = [0 => get_string('no'), 1 => get_string('yes')];
                $this->attributes = (array) $a;
                break;
            case 'hidden':
                $this->initial = $label;
                $this->label = '';
                break;
            case 'static':
                $this->text = (string) $a;
                break;
            case 'html':
                $this->text = (string) $name;
                $this->name = null;
                break;
            case 'checkbox':
            case 'advcheckbox':
                $this->text = (string) $a;
                $this->attributes = (array) $b;
                $this->options = (array) $c;
                $this->initial = 0;
                break;
            case 'radio':
                $this->text = (string) $a;
                $this->options = ['value' => $b];
                $this->attributes = (array) $c;
                break;
            case 'submit':
            case 'button':
                $this->text = (string) $label;
                $this->label = '';
                $this->attributes = (array) $a;
                break;
            case 'cancel':
                $this->text = (string) ($label ?? get_string('cancel'));
                $this->name ??= 'cancel';
                $this->label = '';
                break;
            case 'editor':
            case 'filemanager':
            case 'filepicker':
                $this->attributes = (array) $a;
                $this->options = (array) $b + ['maxbytes' => 0, 'maxfiles' => $type === 'filemanager' ? -1 : 1, 'accepted_types' => '*',
                    'areamaxbytes' => -1];
                break;
            case 'date_selector':
            case 'date_time_selector':
            case 'duration':
                $this->options = (array) $a + ['optional' => false, 'defaulttime' => 0,
                    'units' => [WEEKSECS, DAYSECS, HOURSECS, MINSECS, 1], 'defaultunit' => MINSECS];
                $this->attributes = (array) $b;
                break;
            case 'text':
            case 'textarea':
            case 'float':
            case 'password':
            case 'url':
            case 'passwordunmask':
            case 'modgrade':
                $this->attributes = is_array($a) ? $a : [];
                break;
            case 'header':
            case 'group':
                break;
            default:
                throw new coding_exception("The pocket host has no form element of type $type");
        }
    }

    public function getName() {
        return $this->name;
    }
    public function getType() {
        return $this->type;
    }
    public function getLabel() {
        return $this->label;
    }
    public function setLabel($label) {
        $this->label = $label;
    }
    public function getValue() {
        return $this->value ?? ($this->form ? $this->form->valueOf($this) : $this->initial);
    }
    public function setValue($value) {
        $this->value = $value;
    }
    public function setMultiple($multiple) {
        $multiple ? $this->attributes['multiple'] = 'multiple' : $this->attributes = array_diff_key($this->attributes, ['multiple' => 1]);
    }
    public function setSelected($values) {
        $this->value = $values;
    }
    public function setSize($size) {
        $this->attributes['size'] = $size;
    }
    public function setHiddenLabel($hidden) {
    }
    public function addOption($text, $value, $attributes = null) {
        $this->choices[$value] = $text;
    }
    public function updateAttributes($attributes) {
        $this->attributes = (array) $attributes + $this->attributes;
    }
    public function getElements() {
        return $this->members;
    }
    public function freeze() {
        $this->frozen = true;
    }
    public function isFrozen() {
        return $this->frozen;
    }
    public static function id(string $name): string {
        return 'id_' . trim(preg_replace('/[^A-Za-z0-9_]+/', '_', $name), '_');
    }

    /** What the browser sent, as the element understands it. */
    public function submitted(MoodleQuickForm $form) {
        $sent = $form->getSubmitValue($this->name);
        switch ($this->type) {
            case 'checkbox':
            case 'advcheckbox':
                return $sent === null ? 0 : $sent;
            case 'date_selector':
            case 'date_time_selector':
                $sent = (array) $sent;
                if ($this->options['optional'] && empty($sent['enabled'])) {
                    return 0;
                }
                return make_timestamp($sent['year'] ?? 1970, $sent['month'] ?? 1, $sent['day'] ?? 1, $sent['hour'] ?? 0, $sent['minute'] ?? 0);
            case 'duration':
                $sent = (array) $sent;
                return $this->options['optional'] && empty($sent['enabled']) ? 0
                    : (int) round((float) ($sent['number'] ?? 0) * (int) ($sent['timeunit'] ?? 1));
            case 'modgrade':
                $sent = (array) $sent;
                return match ($sent['modgrade_type'] ?? 'none') {
                    'point' => (int) ($sent['modgrade_point'] ?? 100), 'scale' => -(int) ($sent['modgrade_scale'] ?? 0), default => 0,
                };
            case 'select':
                return $sent ?? (isset($this->attributes['multiple']) ? [] : null);
        }
        return $sent;
    }

    /** The clean value; null is left out of the data. */
    public function export($value, string $type) {
        switch ($this->type) {
            case 'select':
            case 'autocomplete':
                $known = array_map('strval', array_keys($this->flat_choices()));
                if (is_array($value) || isset($this->attributes['multiple'])) {
                    return array_values(array_intersect(array_map('strval', (array) $value), $known));
                }
                return in_array((string) $value, $known, true) ? clean_param($value, $type) : ($known ? clean_param($known[0], $type) : null);
            case 'checkbox':
                return empty($value) ? null : 1;
            case 'advcheckbox':
                [$off, $on] = $this->options + [0, 1];
                return empty($value) || $value === $off ? $off : $on;
            case 'radio':
                return $value === null ? null : clean_param($value, $type);
            case 'date_selector':
            case 'date_time_selector':
            case 'duration':
            case 'modgrade':
                return (int) $value;
            case 'float':
                return unformat_float($value, true);
            case 'filemanager':
            case 'filepicker':
                return (int) $value;
            case 'editor':
                $value = (array) $value + ['text' => '', 'format' => FORMAT_HTML, 'itemid' => 0];
                return ['text' => fix_utf8((string) $value['text']), 'format' => (string) $value['format'], 'itemid' => (int) $value['itemid']];
        }
        if (is_array($value)) {
            return array_map(fn($one) => is_array($one) ? null : clean_param((string) $one, $type), $value);
        }
        return $value === null ? null : clean_param($value, $type);
    }

    private function flat_choices(): array {
        $flat = [];
        foreach ($this->choices as $value => $label) {
            is_array($label) ? $flat += $label : $flat[$value] = $label;
        }
        return $flat;
    }

    public function satisfies(string $type, $value, $format, MoodleQuickForm $form): bool {
        if ($type === 'required') {
            if (in_array($this->type, ['filemanager', 'filepicker'], true)) {
                return file_get_draft_area_info((int) $value)['filecount'] > 0;
            }
            $value = is_array($value) && array_key_exists('text', $value) ? $value['text'] : $value;
            return is_array($value) ? (bool) $value : trim((string) $value) !== '';
        }
        if ($value === null || $value === '') {
            return true;
        }
        return match ($type) {
            'maxlength' => core_text::strlen((string) $value) <= $format,
            'minlength' => core_text::strlen((string) $value) >= $format,
            'numeric' => is_numeric($value),
            'nonzero' => (float) $value != 0,
            'email' => validate_email((string) $value),
            'regex' => (bool) preg_match($format, (string) $value),
            'callback' => (bool) call_user_func($format, $value),
            'alphanumeric' => ctype_alnum((string) $value),
            default => true,
        };
    }

    /** Puts uploads into the draft area and takes out what was ticked; gives what is wrong, or null. */
    public function receive_files(MoodleQuickForm $form): ?string {
        global $USER;
        $draftid = (int) $form->getSubmitValue($this->name);
        if (!$draftid || !isloggedin()) {
            return null;
        }
        $storage = get_file_storage();
        $context = context_user::instance($USER->id);
        foreach ((array) ($form->getSubmitValue("{$this->name}_remove") ?? []) as $id) {
            $file = $storage->get_file_by_id((int) $id);
            if ($file && $file->get_contextid() === $context->id && $file->get_itemid() === $draftid && $file->get_filearea() === 'draft') {
                $file->delete();
            }
        }
        $upload = $_FILES["{$this->name}_upload"] ?? null;
        foreach ((array) ($upload['name'] ?? []) as $i => $name) {
            $code = ((array) $upload['error'])[$i];
            if ($code === UPLOAD_ERR_NO_FILE) {
                continue;
            }
            $max = (int) $this->options['maxbytes'];
            if ($code === UPLOAD_ERR_INI_SIZE || $code === UPLOAD_ERR_FORM_SIZE || ($max > 0 && ((array) $upload['size'])[$i] > $max)) {
                return get_string('err_toolarge', 'form', ['name' => s($name), 'max' => display_size($max ?: ini_bytes('upload_max_filesize'))]);
            }
            if ($code !== UPLOAD_ERR_OK) {
                return get_string('uploadproblem');
            }
            $name = clean_param($name, PARAM_FILE);
            $types = (array) $this->options['accepted_types'];
            if (!in_array('*', $types, true) && !$this->accepts($name, $types)) {
                return get_string('err_filetype', 'form', s($name));
            }
            $present = $storage->get_area_files($context->id, 'user', 'draft', $draftid, 'id', false);
            $maxfiles = (int) $this->options['maxfiles'];
            if ($maxfiles > 0 && count($present) >= $maxfiles) {
                if ($maxfiles > 1) {
                    return get_string('err_toomany', 'form', $maxfiles);
                }
                reset($present)->delete();
            }
            $storage->create_file_from_pathname(['contextid' => $context->id, 'component' => 'user', 'filearea' => 'draft',
                'itemid' => $draftid, 'filepath' => '/', 'userid' => $USER->id,
                'filename' => $storage->get_unused_filename($context->id, 'user', 'draft', $draftid, '/', $name)],
                ((array) $upload['tmp_name'])[$i]);
        }
        return null;
    }

    private function accepts(string $name, array $types): bool {
        $extension = '.' . strtolower(pathinfo($name, PATHINFO_EXTENSION));
        foreach ($types as $type) {
            if ($type === $extension || $type === mimeinfo('type', $name)
                    || str_replace('web_', '', $type) === explode('/', mimeinfo('type', $name))[0]) {
                return true;
            }
        }
        return false;
    }

    /** The element with its label, help and error. */
    public function row(MoodleQuickForm $form, $error, bool $required, ?array $help, bool $hidden): string {
        global $OUTPUT;
        if ($this->type === 'html') {
            return $this->text;
        }
        $id = self::id((string) $this->name);
        $described = $error !== null ? "{$id}_error" : null;
        $several = in_array($this->type, ['group', 'date_selector', 'date_time_selector', 'duration', 'modgrade'], true)
            || ($this->type === 'filemanager');
        $star = $required ? ' <abbr class="text-danger" title="' . get_string('required', 'form') . '">*</abbr>' : '';
        $label = (string) $this->label;
        $helphtml = '';
        if ($help) {
            $icon = new help_icon($help[0], $help[1]);
            $icon->about = $label !== '' ? strip_tags($label) : ($this->text !== '' ? strip_tags($this->text) : null);
            $helphtml = $OUTPUT->render($icon);
        }
        $errorhtml = '<div class="invalid-feedback text-danger" id="' . $id . '_error">' . $error . '</div>';
        $field = $this->field($form, $id, $described, $required);
        $class = 'fitem mb-3' . ($hidden ? ' dim' : '') . ($error !== null ? ' has-danger' : '');
        if (in_array($this->type, ['checkbox', 'advcheckbox', 'radio'], true)) {
            $before = $label === '' || $this->text === '' ? '' : '<div class="fitem-label">' . $label . '</div>';
            return "<div class=\"$class\" id=\"f$id\">$before$field$helphtml" . ($error !== null ? $errorhtml : '') . '</div>';
        }
        if ($several && $label !== '') {
            return "<fieldset class=\"$class\" id=\"f$id\"><legend class=\"fitem-label\">$label$star</legend>$field$helphtml"
                . ($error !== null ? $errorhtml : '') . '</fieldset>';
        }
        $labelhtml = $label === '' ? '' : ($this->type === 'static' ? "<div class=\"fitem-label\">$label</div>"
            : "<label class=\"fitem-label\" for=\"$id\">$label$star</label>");
        return "<div class=\"$class\" id=\"f$id\">$labelhtml$field$helphtml" . ($error !== null ? $errorhtml : '') . '</div>';
    }

    private function field(MoodleQuickForm $form, string $id, ?string $described, bool $required): string {
        $value = $form->valueOf($this);
        $common = ['id' => $id, 'name' => $this->name, 'aria-describedby' => $described, 'aria-invalid' => $described ? 'true' : null,
            'aria-required' => $required ? 'true' : null, 'disabled' => $this->frozen || $form->isFrozen() ? 'disabled' : null];
        $extra = array_diff_key($this->attributes, ['cols' => 1]);
        switch ($this->type) {
            case 'static':
                return '<div class="form-control-static">' . ($value === null || $value === '' ? $this->text : $value) . '</div>';
            case 'text':
            case 'url':
            case 'float':
            case 'password':
            case 'passwordunmask':
                return html_writer::empty_tag('input', ['type' => str_starts_with($this->type, 'password') ? 'password' : 'text',
                    'class' => 'form-control', 'value' => is_float($value) ? format_float($value, 5, true, true) : (string) $value] + $common
                    + ($this->type === 'float' ? ['inputmode' => 'decimal'] : []) + $extra);
            case 'textarea':
                return html_writer::tag('textarea', "\n" . s((string) $value), ['class' => 'form-control', 'rows' => 4] + $common + $extra);
            case 'editor':
                $value = (array) $value + ['text' => '', 'format' => FORMAT_HTML, 'itemid' => 0];
                return html_writer::tag('textarea', "\n" . s((string) $value['text']), ['class' => 'form-control', 'rows' => 8,
                    'name' => "{$this->name}[text]"] + $common)
                    . self::hidden_field("{$this->name}[format]", $value['format']) . self::hidden_field("{$this->name}[itemid]", $value['itemid']);
            case 'select':
            case 'autocomplete':
                $multiple = isset($this->attributes['multiple']);
                return ($multiple ? self::hidden_field($this->name, '') : '') . html_writer::select(self::grouped($this->choices),
                    $this->name . ($multiple ? '[]' : ''), $value ?? '', false, array_diff_key($common, ['name' => 1]) + $extra);
            case 'checkbox':
            case 'advcheckbox':
                [$off, $on] = $this->options + [0, 1];
                $checked = !empty($value) && (string) $value !== (string) $off;
                return '<div class="form-check">' . ($this->type === 'advcheckbox' ? self::hidden_field($this->name, $off) : '')
                    . html_writer::empty_tag('input', ['type' => 'checkbox', 'class' => 'form-check-input', 'value' => $on] + $common
                    + ($checked ? ['checked' => 'checked'] : []) + $extra)
                    . '<label class="form-check-label" for="' . $id . '">' . ($this->text !== '' ? $this->text : $this->label) . '</label></div>';
            case 'radio':
                $id .= '_' . clean_param((string) $this->options['value'], PARAM_ALPHANUMEXT);
                return '<div class="form-check">' . html_writer::empty_tag('input', ['type' => 'radio', 'class' => 'form-check-input',
                    'value' => $this->options['value'], 'id' => $id] + $common
                    + ((string) $value === (string) $this->options['value'] ? ['checked' => 'checked'] : []) + $extra)
                    . '<label class="form-check-label" for="' . $id . '">' . $this->text . '</label></div>';
            case 'submit':
            case 'button':
            case 'cancel':
                return html_writer::tag('button', $this->text, ['type' => $this->type === 'button' ? 'button' : 'submit', 'name' => $this->name,
                    'id' => $id, 'value' => $this->text, 'class' => 'btn ' . ($this->name === 'submitbutton' ? 'btn-primary' : 'btn-secondary')]
                    + ($this->type === 'cancel' ? ['formnovalidate' => 'formnovalidate'] : []) + $extra);
            case 'group':
                $html = '';
                foreach ($this->members as $member) {
                    $html .= ($member->label !== '' && $member->label !== null && in_array($member->type, ['text', 'select', 'float'], true)
                        ? '<label class="visually-hidden" for="' . self::id((string) $member->name) . '">' . $member->label . '</label>' : '')
                        . $member->field($form, self::id((string) $member->name), null, false) . ' ';
                }
                return '<div class="d-flex flex-wrap gap-2">' . $html . '</div>';
            case 'date_selector':
            case 'date_time_selector':
                return $this->date_field((int) $value, $id);
            case 'duration':
                return $this->duration_field((int) $value, $id);
            case 'modgrade':
                return $this->grade_field((int) $value, $id);
            case 'filemanager':
            case 'filepicker':
                return $this->file_field((int) $value, $id, $common);
        }
        return '';
    }

    private static function grouped(array $choices): array {
        $list = [];
        foreach ($choices as $value => $label) {
            $list[$value] = is_array($label) ? [$value => $label] : $label;
        }
        return $list;
    }

    private static function hidden_field(string $name, $value): string {
        return html_writer::empty_tag('input', ['type' => 'hidden', 'name' => $name, 'value' => (string) $value]);
    }

    private function part(string $part, string $label, array $choices, $value, string $id): string {
        return '<label class="visually-hidden" for="' . "{$id}_$part" . '">' . $label . '</label>'
            . html_writer::select($choices, "{$this->name}[$part]", $value, false, ['id' => "{$id}_$part", 'class' => 'w-auto']) . ' ';
    }

    private function enabled_box(bool $on, string $id): string {
        return $this->options['optional'] ? '<span class="form-check">' . html_writer::empty_tag('input', ['type' => 'checkbox', 'value' => 1,
            'class' => 'form-check-input', 'name' => "{$this->name}[enabled]", 'id' => "{$id}_enabled"] + ($on ? ['checked' => 'checked'] : []))
            . "<label for=\"{$id}_enabled\">" . get_string('optional', 'form') . '</label></span>' : '';
    }

    private function date_field(int $value, string $id): string {
        $time = getdate($value ?: ($this->options['defaulttime'] ?: time()));
        $months = [];
        for ($m = 1; $m <= 12; $m++) {
            $months[$m] = date('F', mktime(0, 0, 0, $m, 1, 2000));
        }
        $years = range(2000, 2050);
        $html = $this->part('day', get_string('day', 'form'), array_combine(range(1, 31), range(1, 31)), $time['mday'], $id)
            . $this->part('month', get_string('month', 'form'), $months, $time['mon'], $id)
            . $this->part('year', get_string('year', 'form'), array_combine($years, $years), $time['year'], $id);
        if ($this->type === 'date_time_selector') {
            $two = fn($n) => sprintf('%02d', $n);
            $html .= $this->part('hour', get_string('hour', 'form'), array_map($two, range(0, 23)), $time['hours'], $id)
                . $this->part('minute', get_string('minute', 'form'), array_map($two, range(0, 59)), $time['minutes'], $id);
        }
        return '<div class="d-flex flex-wrap gap-2">' . $html . $this->enabled_box($value > 0, $id) . '</div>';
    }

    private function duration_field(int $value, string $id): string {
        $names = [WEEKSECS => 'weeks', DAYSECS => 'days', HOURSECS => 'hours', MINSECS => 'minutes', 1 => 'seconds'];
        $units = [];
        foreach ($this->options['units'] as $unit) {
            $units[$unit] = get_string($names[$unit]);
        }
        $chosen = $this->options['defaultunit'];
        foreach (array_keys($units) as $unit) {
            if ($value && $value % $unit === 0 && ($unit > $chosen || $value % $chosen !== 0)) {
                $chosen = $unit;
            }
        }
        return '<div class="d-flex flex-wrap gap-2"><label class="visually-hidden" for="' . $id . '_number">' . get_string('value') . '</label>'
            . html_writer::empty_tag('input', ['type' => 'text', 'inputmode' => 'decimal', 'class' => 'form-control w-auto', 'size' => 4,
            'id' => "{$id}_number", 'name' => "{$this->name}[number]", 'value' => $value / $chosen])
            . $this->part('timeunit', get_string('timeunit', 'form'), $units, $chosen, $id) . $this->enabled_box($value > 0, $id) . '</div>';
    }

    private function grade_field(int $value, string $id): string {
        global $DB;
        $scales = $DB->get_records_menu('scale', null, 'name', 'id, name');
        $types = ['none' => get_string('modgradetypenone', 'grades'), 'scale' => get_string('modgradetypescale', 'grades'),
            'point' => get_string('modgradetypepoint', 'grades')];
        return '<div class="d-flex flex-wrap gap-2">'
            . $this->part('modgrade_type', get_string('modgradetype', 'grades'), $types, $value > 0 ? 'point' : ($value < 0 ? 'scale' : 'none'), $id)
            . $this->part('modgrade_scale', get_string('scale', 'grades'), $scales, $value < 0 ? -$value : '', $id)
            . '<label class="visually-hidden" for="' . $id . '_modgrade_point">' . get_string('modgrademaxgrade', 'grades') . '</label>'
            . html_writer::empty_tag('input', ['type' => 'text', 'size' => 4, 'class' => 'form-control w-auto', 'id' => "{$id}_modgrade_point",
            'name' => "{$this->name}[modgrade_point]", 'value' => $value > 0 ? $value : 100]) . '</div>';
    }

    private function file_field(int $draftid, string $id, array $common): string {
        global $USER;
        $draftid = $draftid ?: file_get_unused_draft_itemid();
        $files = isloggedin() ? get_file_storage()->get_area_files(context_user::instance($USER->id)->id, 'user', 'draft', $draftid, 'id', false) : [];
        $list = '';
        foreach ($files as $file) {
            $box = "{$id}_remove_{$file->get_id()}";
            $list .= '<li>' . html_writer::link(moodle_url::make_draftfile_url($draftid, '/', $file->get_filename()), s($file->get_filename()))
                . ' (' . display_size($file->get_filesize()) . ') <span class="form-check d-inline-block">'
                . html_writer::empty_tag('input', ['type' => 'checkbox', 'id' => $box, 'name' => "{$this->name}_remove[]",
                'value' => $file->get_id()]) . "<label for=\"$box\">" . get_string('removefile', 'form', s($file->get_filename())) . '</label></span></li>';
        }
        $several = $this->type === 'filemanager';
        $input = html_writer::empty_tag('input', ['type' => 'file', 'class' => 'form-control', 'id' => $id,
            'name' => "{$this->name}_upload" . ($several ? '[]' : '')] + ($several && $this->options['maxfiles'] != 1 ? ['multiple' => 'multiple'] : [])
            + array_diff_key($common, ['id' => 1, 'name' => 1]));
        $limit = (int) $this->options['maxbytes'] > 0 ? (int) $this->options['maxbytes'] : get_max_upload_file_size();
        return self::hidden_field($this->name, $draftid)
            . ($list !== '' ? '<p class="mb-1">' . get_string('filesnow', 'form') . "</p><ul>$list</ul>" : '')
            . ($several ? "<label for=\"$id\">" . get_string('addfiles', 'form') . '</label>' : '') . $input
            . '<div class="form-text text-muted">' . get_string('maxsize', '', display_size($limit)) . '</div>';
    }
}
