<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core\task;

/** Work queued once. */
abstract class adhoc_task extends task_base {
    private $customdata = '';
    private $id = null;
    private $userid = null;
    private int $attemptsavailable = 12;

    public function get_id() {
        return $this->id;
    }
    public function set_id($id) {
        $this->id = $id;
    }
    public function get_userid() {
        return $this->userid;
    }
    public function set_userid($userid) {
        $this->userid = $userid;
    }
    public function set_custom_data($customdata) {
        $this->customdata = json_encode($customdata);
    }
    public function set_custom_data_as_string($customdata) {
        $this->customdata = $customdata;
    }
    public function get_custom_data() {
        return json_decode((string) $this->customdata);
    }
    public function get_custom_data_as_string() {
        return $this->customdata;
    }
    public function retry_until_success(): bool {
        return true;
    }
    public function get_attempts_available(): int {
        return $this->attemptsavailable;
    }
    public function set_attempts_available(int $attempts): void {
        $this->attemptsavailable = $attempts;
    }
    public function set_initial_user_lang() {
    }
    public function get_concurrency_limit(): int {
        return 0;
    }
}
