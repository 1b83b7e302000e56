<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_completion;

use cm_info;

/** The rules of completion that an activity adds. */
abstract class activity_custom_completion {
    protected $cm;
    protected $userid;
    protected $completionstate;

    public function __construct(cm_info $cm, int $userid, ?array $completionstate = null) {
        $this->cm = $cm;
        $this->userid = $userid;
        $this->completionstate = $completionstate;
    }
    protected function validate_rule(string $rule): void {
        if (!$this->is_defined($rule)) {
            throw new \coding_exception("Custom completion rule '$rule' is not defined");
        }
        if (!$this->is_available($rule)) {
            throw new \moodle_exception("Custom completion rule '$rule' is not used by this activity.");
        }
    }
    public function is_defined(string $rule): bool {
        return in_array($rule, static::get_defined_custom_rules(), true);
    }
    public function is_available(string $rule): bool {
        return in_array($rule, $this->get_available_custom_rules(), true);
    }
    public function get_available_custom_rules(): array {
        $rules = static::get_defined_custom_rules();
        $data = (array) $this->cm->customdata;
        return array_keys(array_filter((array) ($data['customcompletionrules'] ?? []),
            fn($value, $rule) => !empty($value) && in_array($rule, $rules, true), ARRAY_FILTER_USE_BOTH));
    }
    public function get_custom_rule_description(string $rule): string {
        return $this->get_custom_rule_descriptions()[$rule];
    }
    public function get_overall_completion_state(): int {
        foreach ($this->get_available_custom_rules() as $rule) {
            if ($this->get_state($rule) == COMPLETION_INCOMPLETE) {
                return COMPLETION_INCOMPLETE;
            }
        }
        return COMPLETION_COMPLETE;
    }
    public function manual_completion_always_shown(): bool {
        return false;
    }
    abstract public function get_state(string $rule): int;
    abstract public static function get_defined_custom_rules(): array;
    abstract public function get_custom_rule_descriptions(): array;
    abstract public function get_sort_order(): array;
}
