<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* HTML from PHP, for what Moodle itself writes that way. */

class html_writer {
    public static function tag($tagname, $contents, ?array $attributes = null) {
        return self::start_tag($tagname, $attributes) . $contents . self::end_tag($tagname);
    }
    public static function start_tag($tagname, ?array $attributes = null) {
        return "<$tagname" . self::attributes($attributes) . '>';
    }
    public static function end_tag($tagname) {
        return "</$tagname>";
    }
    public static function empty_tag($tagname, ?array $attributes = null) {
        return "<$tagname" . self::attributes($attributes) . ' />';
    }
    public static function nonempty_tag($tagname, $contents, ?array $attributes = null) {
        return (string) $contents === '' ? '' : self::tag($tagname, $contents, $attributes);
    }
    public static function attribute($name, $value) {
        if ($value instanceof moodle_url) {
            $value = $value->out(false);
        }
        return $value === null ? '' : ' ' . $name . '="' . s($value) . '"';
    }
    public static function attributes(?array $attributes = null) {
        $html = '';
        foreach ((array) $attributes as $name => $value) {
            $html .= self::attribute($name, $value);
        }
        return $html;
    }
    public static function div($content, $class = '', ?array $attributes = null) {
        return self::tag('div', $content, self::with_class($class, $attributes));
    }
    public static function start_div($class = '', ?array $attributes = null) {
        return self::start_tag('div', self::with_class($class, $attributes));
    }
    public static function end_div() {
        return '</div>';
    }
    public static function span($content, $class = '', ?array $attributes = null) {
        return self::tag('span', $content, self::with_class($class, $attributes));
    }
    private static function with_class($class, ?array $attributes): array {
        return ($class === '' ? [] : ['class' => $class]) + (array) $attributes;
    }
    public static function link($url, $text, ?array $attributes = null) {
        return self::tag('a', $text, ['href' => $url] + (array) $attributes);
    }
    public static function img($src, $alt, ?array $attributes = null) {
        return self::empty_tag('img', ['src' => $src, 'alt' => $alt] + (array) $attributes);
    }
    public static function alist(array $items, ?array $attributes = null, $tag = 'ul') {
        return self::tag($tag, implode('', array_map(fn($item) => "<li>$item</li>", $items)), $attributes);
    }
    public static function input_hidden_params(moodle_url $url, ?array $exclude = null) {
        $html = '';
        foreach (array_diff_key($url->params(), array_flip((array) $exclude)) as $name => $value) {
            $html .= self::empty_tag('input', ['type' => 'hidden', 'name' => $name, 'value' => $value]);
        }
        return $html;
    }
    public static function label($text, $for, $colonize = true, array $attributes = []) {
        return self::tag('label', $text, ($for === null ? [] : ['for' => $for]) + $attributes);
    }
    public static function checkbox($name, $value, $checked = true, $label = '', ?array $attributes = null,
            ?array $labelattributes = null) {
        $attributes = ['type' => 'checkbox', 'name' => $name, 'value' => $value, 'id' => $attributes['id'] ?? self::random_id('c')]
            + ($checked ? ['checked' => 'checked'] : []) + (array) $attributes;
        return self::empty_tag('input', $attributes)
            . ($label === '' ? '' : self::label($label, $attributes['id'], false, (array) $labelattributes));
    }
    public static function select(array $options, $name, $selected = '', $nothing = ['' => 'choosedots'],
            ?array $attributes = null, array $disabled = []) {
        if (is_array($nothing)) {
            foreach ($nothing as $key => $value) {
                $nothing[$key] = $value === 'choosedots' ? get_string('choosedots') : $value;
            }
            $options = $nothing + $options;
        }
        $html = '';
        foreach ($options as $value => $label) {
            if (is_array($label)) {
                foreach ($label as $group => $choices) {
                    $inner = '';
                    foreach ($choices as $v => $l) {
                        $inner .= self::option($v, $l, $selected);
                    }
                    $html .= self::tag('optgroup', $inner, ['label' => $group]);
                }
                continue;
            }
            $html .= self::option($value, $label, $selected);
        }
        $attributes = (array) $attributes + ['name' => $name, 'id' => 'menu' . str_replace(['[', ']'], '', $name)];
        $attributes['class'] = 'select custom-select form-select ' . ($attributes['class'] ?? '');
        return self::tag('select', $html, $attributes);
    }
    private static function option($value, $label, $selected): string {
        $chosen = in_array((string) $value, array_map('strval', (array) $selected), true);
        return self::tag('option', $label, ['value' => $value] + ($chosen ? ['selected' => 'selected'] : []));
    }
    public static function random_id($base = 'random') {
        static $count = 0;
        return $base . ++$count . bin2hex(random_bytes(3));
    }
    public static function table(html_table $table) {
        $html = $table->caption === '' || $table->caption === null ? ''
            : self::tag('caption', $table->caption, $table->captionhide ? ['class' => 'visually-hidden sr-only'] : null);
        if ($table->head) {
            $cells = '';
            foreach ($table->head as $cell) {
                $cells .= $cell instanceof html_table_cell ? self::cell($cell, 'th', 'col') : "<th scope=\"col\">$cell</th>";
            }
            $html .= "<thead><tr>$cells</tr></thead>";
        }
        $rows = '';
        foreach ((array) $table->data as $row) {
            $attributes = $row instanceof html_table_row ? $row->attributes : [];
            $cells = '';
            foreach ($row instanceof html_table_row ? $row->cells : (array) $row as $cell) {
                $cells .= $cell instanceof html_table_cell ? self::cell($cell, $cell->header ? 'th' : 'td', 'row') : "<td>$cell</td>";
            }
            $rows .= self::tag('tr', $cells, $attributes);
        }
        $attributes = $table->attributes + ['class' => 'generaltable table'];
        return '<div class="table-responsive">' . self::tag('table', "$html<tbody>$rows</tbody>",
            $attributes + ($table->id ? ['id' => $table->id] : [])) . '</div>';
    }
    private static function cell(html_table_cell $cell, string $tag, string $scope): string {
        $attributes = $cell->attributes + ($tag === 'th' ? ['scope' => $cell->scope ?? $scope] : []);
        if ($cell->colspan) {
            $attributes['colspan'] = $cell->colspan;
        }
        return self::tag($tag, (string) $cell->text, $attributes);
    }
}

class html_table {
    public $id = null;
    public $head;
    public $align;
    public $size;
    public $colclasses;
    public $data = [];
    public $attributes = [];
    public $caption;
    public $captionhide = false;
    public $summary;
    public $responsive = true;
}

class html_table_row {
    public $id;
    public $attributes = [];
    public function __construct(public ?array $cells = null) {
        $this->cells ??= [];
    }
}

class html_table_cell {
    public $id;
    public $header = null;
    public $scope = null;
    public $colspan = null;
    public $rowspan = null;
    public $attributes = [];
    public function __construct(public $text = null) {
    }
}
foreach (['html_writer', 'html_table', 'html_table_row', 'html_table_cell'] as $class) {
    class_alias($class, "core_table\\output\\$class");
    class_alias($class, "core\\output\\$class");
}
