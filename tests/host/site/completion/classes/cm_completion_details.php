<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_completion;

/** What the course page says of one person's completion of one activity. */
class cm_completion_details {
    public function __construct(private \completion_info $info, private \cm_info $cm, private int $userid) {
    }
    public static function get_instance(\cm_info $cm, int $userid, bool $returndetails = true): self {
        return new self(new \completion_info($cm->get_course()), $cm, $userid);
    }
    public function has_completion(): bool {
        return $this->info->is_enabled($this->cm) != COMPLETION_DISABLED;
    }
    public function get_overall_completion(): int {
        return (int) $this->info->get_data($this->cm, false, $this->userid)->completionstate;
    }
    public function get_details(): array {
        $details = [];
        if ($this->cm->completionview) {
            $viewed = $this->info->get_data($this->cm, false, $this->userid)->viewed;
            $details['completionview'] = (object) ['status' => (int) $viewed, 'description' => get_string('completionview', 'completion')];
        }
        if ($this->cm->completiongradeitemnumber !== null) {
            $details['completionusegrade'] = (object) ['status' => COMPLETION_UNKNOWN,
                'description' => get_string('completionusegrade', 'completion')];
        }
        $class = "mod_{$this->cm->modname}\\completion\\custom_completion";
        if (class_exists($class)) {
            $custom = new $class($this->cm, $this->userid);
            foreach ($custom->get_available_custom_rules() as $rule) {
                $details[$rule] = (object) ['status' => $custom->get_state($rule),
                    'description' => $custom->get_custom_rule_description($rule)];
            }
        }
        return $details;
    }
}
