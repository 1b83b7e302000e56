<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The elements of one form, their defaults, types, rules and dependencies. */

class MoodleQuickForm {
    /** @var pocket_element[] in order */
    public array $elements = [];
    public array $errors = [];
    public array $nosubmit = [];
    private array $types = [];
    private array $defaults = [];
    private array $constants = [];
    private array $rules = [];
    private array $help = [];
    private array $closing = [];
    private array $hide = [];
    private array $expanded = [];
    private bool $frozen = false;
    private array $submitted;
    private string $id;

    public function __construct(private string $name, private string $method, private string $action, private string $target = '',
            private $attributes = null, ?array $submitted = null) {
        $source = $submitted ?? (strtolower($method) === 'post' ? $_POST : $_GET);
        $this->submitted = isset($source["_qf__$name"]) ? $source : [];
        $this->id = ((array) $attributes)['id'] ?? 'mform_' . substr(sha1($name), 0, 8);
    }

    public function isSubmitted() {
        return (bool) $this->submitted;
    }

    public function getAttribute($name) {
        return $name === 'id' ? $this->id : (((array) $this->attributes)[$name] ?? null);
    }

    public function getAttributes($asstring = false) {
        return ['id' => $this->id] + (array) $this->attributes;
    }

    public function updateAttributes($attributes) {
        $this->attributes = (array) $attributes + (array) $this->attributes;
    }

    public function setAttributes($attributes) {
        $this->updateAttributes($attributes);
    }

    public function createElement($type, ...$arguments) {
        return new pocket_element($type, ...$arguments);
    }

    public function addElement($element, ...$arguments) {
        if (!$element instanceof pocket_element) {
            $element = $this->createElement($element, ...$arguments);
        }
        $element->form = $this;
        $this->elements[] = $element;
        return $element;
    }

    public function addGroup($elements, $name = null, $label = '', $separator = null, $appendname = true, $attributes = null) {
        $group = new pocket_element('group', $name, $label);
        $group->members = $elements;
        foreach ($elements as $element) {
            $element->form = $this;
            if ($appendname && $name !== null && $element->name !== null && $element->type !== 'cancel') {
                $element->name = "{$name}[$element->name]";
            }
        }
        return $this->addElement($group);
    }

    public function insertElementBefore($element, $before) {
        $element->form = $this;
        foreach ($this->elements as $i => $one) {
            if ($one->name === $before) {
                array_splice($this->elements, $i, 0, [$element]);
                return $element;
            }
        }
        return $this->addElement($element);
    }

    /** @return Generator<pocket_element> members of groups too */
    private function each(): Generator {
        foreach ($this->elements as $element) {
            yield $element;
            foreach ($element->members as $member) {
                yield $member;
            }
        }
    }

    public function elementExists($name = null) {
        foreach ($this->each() as $element) {
            if ($element->name === $name) {
                return true;
            }
        }
        return false;
    }

    public function getElement($name) {
        foreach ($this->each() as $element) {
            if ($element->name === $name) {
                return $element;
            }
        }
        throw new coding_exception("The form has no element $name");
    }

    public function removeElement($name, $removerules = true) {
        $this->elements = array_values(array_filter($this->elements, fn($element) => $element->name !== $name));
        unset($this->rules[$name]);
    }

    public function setType($name, $type) {
        $this->types[$name] = $type;
    }

    public function setTypes($types) {
        $this->types = $types + $this->types;
    }

    public function setDefault($name, $value) {
        $this->defaults[$name] = $value;
    }

    public function setDefaults($values) {
        foreach ((array) $values as $name => $value) {
            $this->defaults[$name] = $value;
        }
    }

    public function setConstant($name, $value) {
        $this->constants[$name] = $value;
    }

    public function setConstants($values = null) {
        $this->constants = (array) $values + $this->constants;
    }

    public function addRule($element, $message, $type, $format = null, $validation = 'server', $reset = false, $force = false) {
        $this->rules[$element][] = [$type, $message, $format];
    }

    public function addGroupRule($group, $rules, $type = '', $format = null, $howmany = 0, $validation = 'server', $reset = false) {
        foreach (is_array($rules) ? $rules : [] as $name => $list) {
            foreach ($list as $rule) {
                $this->addRule(is_int($name) ? $group : "{$group}[$name]", $rule[0] ?? null, $rule[1], $rule[2] ?? null);
            }
        }
    }

    public function addHelpButton($elementname, $identifier, $component = 'moodle', $linktext = '', $suppresscheck = false, $a = null) {
        $this->help[$elementname] = [$identifier, $component];
    }

    public function hideIf($element, $on, $condition = 'notchecked', $value = '1') {
        $this->hide[] = [$element, $on, $condition, (array) $value];
    }

    public function disabledIf($element, $on, $condition = 'notchecked', $value = '1') {
        $this->hideIf($element, $on, $condition, $value);
    }

    public function setExpanded($name, $expanded = true, $ignoreuserstate = false) {
        $this->expanded[$name] = $expanded;
    }

    public function setAdvanced($name, $advanced = true) {
    }

    public function setShowAdvanced($show = null) {
    }

    public function setDisableShortforms($disable = true) {
    }

    public function disable_form_change_checker() {
    }

    public function closeHeaderBefore($name) {
        $this->closing[] = $name;
    }

    public function registerNoSubmitButton($name) {
        $this->nosubmit[] = $name;
    }

    public function isNoSubmitButton($name) {
        return in_array($name, $this->nosubmit, true);
    }

    public function hardFreeze($elements = null) {
        if ($elements === null) {
            $this->frozen = true;
        }
        foreach ((array) $elements as $name) {
            $this->getElement($name)->frozen = true;
        }
    }

    public function freeze($elements = null) {
        $this->hardFreeze($elements);
    }

    public function hardFreezeAllVisibleExcept($names) {
        foreach ($this->each() as $element) {
            $element->frozen = $element->type !== 'hidden' && !in_array($element->name, $names, true);
        }
    }

    public function isFrozen() {
        return $this->frozen;
    }

    public function setRequiredNote($note) {
    }

    public function applyFilter($element, $filter) {
    }

    public function setElementError($name, $message = null) {
        $this->errors[$name] = $message;
    }

    public function getElementError($name) {
        return $this->errors[$name] ?? null;
    }

    /** What was sent under a name such as a, a[1] or a[b]. */
    public function getSubmitValue($name) {
        return self::dig($this->submitted, $name);
    }

    public function getSubmitValues($mergefiles = false) {
        return $this->submitted;
    }

    public static function dig(array $values, ?string $name) {
        if ($name === null) {
            return null;
        }
        if (array_key_exists($name, $values)) {
            return $values[$name];
        }
        $keys = preg_split('/\[|\]\[|\]/', rtrim($name, ']'));
        foreach ($keys as $key) {
            if (!is_array($values) || !array_key_exists($key, $values)) {
                return null;
            }
            $values = $values[$key];
        }
        return $values;
    }

    private static function put(array &$values, string $name, $value): void {
        $at = &$values;
        foreach (preg_split('/\[|\]\[|\]/', rtrim($name, ']')) as $key) {
            if (!is_array($at)) {
                $at = [];
            }
            $at = &$at[$key];
        }
        $at = $value;
    }

    /** The value an element shows: what is fixed, else what was sent, else its default. */
    public function valueOf(pocket_element $element) {
        $name = $element->name;
        if ($name !== null && array_key_exists($name, $this->constants)) {
            return $this->constants[$name];
        }
        if ($this->isSubmitted() && !$this->frozen && !$element->frozen && $element->type !== 'static') {
            return $element->submitted($this);
        }
        if ($element->value !== null) {
            return $element->value;
        }
        return self::dig($this->defaults, $name) ?? $element->initial;
    }

    public function getElementValue($name) {
        return $this->elementExists($name) ? $this->valueOf($this->getElement($name)) : null;
    }

    public function &exportValues($elementlist = null) {
        $values = [];
        foreach ($this->each() as $element) {
            if ($element->name === null || in_array($element->type, ['header', 'static', 'html', 'group', 'cancel'], true)) {
                continue;
            }
            if (in_array($element->type, ['submit', 'button'], true)) {
                if ($this->getSubmitValue($element->name) !== null) {
                    self::put($values, $element->name, $this->getSubmitValue($element->name));
                }
                continue;
            }
            $value = $element->export($this->valueOf($element), $this->typeOf($element->name));
            if ($value !== null) {
                self::put($values, $element->name, $value);
            }
        }
        return $values;
    }

    public function exportValue($element) {
        return self::dig($this->exportValues(), $element);
    }

    public function typeOf(string $name): string {
        if (isset($this->types[$name])) {
            return $this->types[$name];
        }
        $base = strtok($name, '[');
        return $this->types[$base] ?? PARAM_RAW;
    }

    /** Takes files that came with the form into the person's draft areas. */
    public function receive(): void {
        foreach ($this->each() as $element) {
            if (in_array($element->type, ['filemanager', 'filepicker'], true) && !$element->frozen) {
                $error = $element->receive_files($this);
                if ($error !== null) {
                    $this->errors[$element->name] = $error;
                }
            }
        }
    }

    private function hidden(string $name): bool {
        foreach ($this->hide as [$element, $on, $condition, $values]) {
            if ($element !== $name || !$this->elementExists($on)) {
                continue;
            }
            $now = $this->valueOf($this->getElement($on));
            $now = is_array($now) ? $now : (string) $now;
            $hidden = match ($condition) {
                'notchecked' => empty($now), 'checked' => !empty($now),
                'eq' => in_array($now, array_map('strval', $values), true),
                'neq' => !in_array($now, array_map('strval', $values), true),
                'in' => in_array($now, array_map('strval', $values), true),
                'noitemselected' => empty($now),
                default => false,
            };
            if ($hidden) {
                return true;
            }
        }
        return false;
    }

    public function validateRules(): void {
        foreach ($this->rules as $name => $rules) {
            if (!$this->elementExists($name) || isset($this->errors[$name]) || $this->hidden($name)) {
                continue;
            }
            $element = $this->getElement($name);
            $value = $element->export($this->valueOf($element), $this->typeOf($name));
            foreach ($rules as [$type, $message, $format]) {
                if (!$element->satisfies($type, $value, $format, $this)) {
                    $this->errors[$name] = $message ?? get_string("err_$type", 'form', ['format' => $format]);
                    break;
                }
            }
        }
    }

    public function isRequired(string $name): bool {
        return in_array('required', array_column($this->rules[$name] ?? [], 0), true);
    }

    public function isElementRequired($name) {
        return $this->isRequired($name);
    }

    /** The form as HTML: sections are fieldsets, every field has its label, errors are listed first. */
    public function toHtml() {
        $multipart = false;
        $required = false;
        $body = '';
        $open = false;
        $hidden = '';
        foreach ($this->elements as $element) {
            if ($element->type === 'hidden') {
                $hidden .= html_writer::empty_tag('input', ['type' => 'hidden', 'name' => $element->name,
                    'value' => (string) $this->valueOf($element)]);
                continue;
            }
            if ($open && in_array($element->name, $this->closing, true)) {
                $body .= '</div></fieldset>';
                $open = false;
            }
            if ($element->type === 'header') {
                $body .= ($open ? '</div></fieldset>' : '') . '<fieldset id="id_' . s($element->name) . '" class="form-section"><legend>'
                    . $element->label . '</legend><div class="fcontainer">';
                $open = true;
                continue;
            }
            $multipart = $multipart || in_array($element->type, ['filemanager', 'filepicker', 'file'], true);
            $name = (string) $element->name;
            $required = $required || $this->isRequired($name);
            $body .= $element->row($this, $this->errors[$name] ?? null, $this->isRequired($name), $this->help[$name] ?? null,
                $this->hidden($name));
        }
        $body .= $open ? '</div></fieldset>' : '';
        $summary = '';
        if ($this->errors) {
            $items = '';
            foreach ($this->errors as $name => $message) {
                $label = $this->elementExists($name) ? strip_tags((string) $this->getElement($name)->label) : '';
                $items .= '<li><a href="#' . s(pocket_element::id($name)) . '">' . ($label === '' ? '' : s($label) . ': ') . $message . '</a></li>';
            }
            $summary = '<div class="alert alert-danger" role="alert" tabindex="-1"><p>' . get_string('errorsummary', 'form')
                . "</p><ul>$items</ul></div>";
        }
        $attributes = (array) $this->attributes;
        $attributes['class'] = 'mform ' . ($attributes['class'] ?? '');
        if ($this->hide) {
            $attributes['data-depends'] = json_encode(array_map(fn($rule) => [...$rule, 'f' . pocket_element::id($rule[0])], $this->hide));
        }
        return '<form id="' . s($this->id) . '" method="' . $this->method . '" action="' . s($this->action) . '" accept-charset="utf-8"'
            . ($multipart ? ' enctype="multipart/form-data"' : '') . html_writer::attributes(array_diff_key($attributes, ['id' => 1])) . '>'
            . $summary . "<div class=\"visually-hidden\">$hidden</div>" . $body
            . ($required ? '<p class="text-muted small">' . get_string('requiredlegend', 'form') . '</p>' : '') . '</form>'
            . ($this->hide ? '<script src="' . new moodle_url('/theme/form.js') . '"></script>' : '');
    }
}
