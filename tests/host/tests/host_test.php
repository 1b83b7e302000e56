<?php
// Pocket host of Microcred. GPL-3.0-or-later.

/** The stand-in itself: what the plugin's tests lean on. */
final class host_test extends advanced_testcase {
    public function test_a_test_leaves_no_trace_for_the_next(): void {
        global $DB;
        $this->resetAfterTest();
        $this->assertEquals(2, $DB->count_records('user'));
        $user = $this->getDataGenerator()->create_user();
        set_config('x', 'y', 'mod_microcred');
        $this->setUser($user);
        $this->assertTrue(isloggedin());
    }

    /** @depends test_a_test_leaves_no_trace_for_the_next */
    public function test_the_next_test_finds_a_fresh_site(): void {
        global $DB;
        $this->assertEquals(2, $DB->count_records('user'));
        $this->assertFalse(get_config('mod_microcred', 'x'));
        $this->assertFalse(isloggedin());
    }

    public function test_an_inner_rollback_undoes_the_whole_transaction(): void {
        global $DB;
        $this->resetAfterTest();
        $outer = $DB->start_delegated_transaction();
        set_config('a', '1', 'test');
        $inner = $DB->start_delegated_transaction();
        try {
            $inner->rollback(new RuntimeException('no'));
        } catch (RuntimeException) {
            try {
                $outer->allow_commit();
                $this->fail('the outer transaction was committed');
            } catch (dml_transaction_exception) {
                $DB->force_transaction_rollback();
            }
        }
        $this->assertFalse(get_config('test', 'a'));
    }

    public function test_roles_say_who_may(): void {
        global $DB;
        $this->resetAfterTest();
        $course = $this->getDataGenerator()->create_course();
        $context = context_course::instance($course->id);
        $teacher = $this->getDataGenerator()->create_and_enrol($course, 'editingteacher');
        $student = $this->getDataGenerator()->create_and_enrol($course, 'student');
        $this->assertTrue(has_capability('mod/microcred:manage', $context, $teacher));
        $this->assertFalse(has_capability('mod/microcred:manage', $context, $student));
        $this->assertFalse(has_capability('mod/microcred:review', $context, $teacher));
        $this->assertTrue(has_capability('mod/microcred:review', $context, 2));
        $this->assertFalse(has_capability('mod/microcred:review', $context, 2, false));
        assign_capability('mod/microcred:manage', CAP_PROHIBIT, $DB->get_field('role', 'id', ['shortname' => 'editingteacher']), $context->id, true);
        $this->assertFalse(has_capability('mod/microcred:manage', $context, $teacher));
    }

    public function test_a_query_with_an_unknown_parameter_is_refused(): void {
        global $DB;
        $this->expectException(dml_exception::class);
        $DB->get_records_sql('SELECT * FROM {user} WHERE id = :id', ['other' => 1]);
    }

    public function test_a_second_taker_of_a_lock_waits_in_vain(): void {
        $factory = \core\lock\lock_config::get_lock_factory('test');
        $lock = $factory->get_lock('one', 0);
        $this->assertFalse($factory->get_lock('one', 0));
        $lock->release();
        $second = $factory->get_lock('one', 0);
        $this->assertNotFalse($second);
        $second->release();
    }

    public function test_a_message_in_a_transaction_waits_for_the_commit(): void {
        global $DB;
        $this->resetAfterTest();
        $user = $this->getDataGenerator()->create_user();
        $message = new \core\message\message();
        $message->component = 'mod_microcred';
        $message->name = 'released';
        $message->userfrom = core_user::get_noreply_user();
        $message->userto = $user;
        $message->subject = 'Hello';
        $transaction = $DB->start_delegated_transaction();
        message_send($message);
        $this->assertEquals(0, $DB->count_records('notifications'));
        $transaction->allow_commit();
        $this->assertEquals(1, $DB->count_records('notifications'));
    }
}
