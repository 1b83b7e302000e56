<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Dates in people's calendars and on their timeline. */

class calendar_event {
    protected stdClass $properties;

    public function __construct($data = null) {
        $this->properties = (object) (array) $data;
    }
    public function __get($name) {
        return $this->properties->$name ?? null;
    }
    public function __set($name, $value) {
        $this->properties->$name = $value;
    }
    public function __isset($name) {
        return isset($this->properties->$name);
    }
    public function properties($prepareeditor = false) {
        return $this->properties;
    }
    public static function load($param) {
        global $DB;
        return new self(is_object($param) ? $param : $DB->get_record('event', ['id' => $param], '*', MUST_EXIST));
    }
    public static function create($properties, $checkcapability = true) {
        $event = new self();
        return $event->update($properties, $checkcapability) ? $event : false;
    }
    public function update($data, $checkcapability = true) {
        global $DB, $USER;
        foreach ((array) $data as $name => $value) {
            $this->properties->$name = $value;
        }
        $row = clone $this->properties;
        $row->timemodified = time();
        if (!empty($row->id)) {
            return $DB->update_record('event', $row);
        }
        foreach (['description' => '', 'format' => 1, 'courseid' => 0, 'groupid' => 0, 'userid' => $USER->id ?? 0, 'modulename' => '',
                'instance' => 0, 'timeduration' => 0, 'type' => 0, 'visible' => 1, 'priority' => null, 'timesort' => null, 'uuid' => '',
                'component' => null] as $name => $value) {
            $row->$name ??= $value;
        }
        $this->properties->id = $DB->insert_record('event', $row);
        return true;
    }
    public function delete($deleterepeated = false) {
        global $DB;
        return $DB->delete_records('event', ['id' => $this->properties->id]);
    }
    public function toggle_visibility($force = null) {
        global $DB;
        return $DB->set_field('event', 'visible', (int) ($force ?? !$this->properties->visible), ['id' => $this->properties->id]);
    }
}

/** What a person has to do, soonest first, as the activity's own callbacks have it. */
function pocket_timeline(int $userid): array {
    global $DB;
    $list = [];
    $rows = $DB->get_records_select('event', 'type = 1 AND visible = 1 AND modulename <> ?', [''], 'timesort, id');
    foreach ($rows as $row) {
        $cm = get_coursemodule_from_instance($row->modulename, $row->instance);
        if (!$cm || !component_lib("mod_$row->modulename")) {
            continue;
        }
        if ($row->userid && $row->userid != $userid && $row->priority !== null) {
            continue;
        }
        if (!is_enrolled(context_course::instance($cm->course), $userid, '', true)) {
            continue;
        }
        $event = new calendar_event($row);
        $visible = "mod_{$row->modulename}_core_calendar_is_event_visible";
        if ((function_exists($visible) && !$visible($event, $userid)) || ((int) $row->userid && (int) $row->userid !== $userid
                && !function_exists($visible))) {
            continue;
        }
        $provide = "mod_{$row->modulename}_core_calendar_provide_event_action";
        $action = function_exists($provide) ? $provide($event, new \core_calendar\action_factory(), $userid) : null;
        if ($action) {
            $list[] = (object) ['event' => $event, 'action' => $action, 'cm' => $cm];
        }
    }
    return $list;
}

function calendar_get_legacy_events($tstart, $tend, $users, $groups, $courses, $withduration = true, $ignorehidden = true) {
    global $DB;
    return $DB->get_records_select('event', 'timestart >= ? AND timestart <= ?', [$tstart, $tend]);
}
