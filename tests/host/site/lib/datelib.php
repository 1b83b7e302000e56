<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Times and dates for people. The host's clock is UTC. */

function userdate($date, $format = '', $timezone = 99, $fixday = true, $fixhour = true) {
    if ($format === '') {
        $format = get_string('strftimedaydatetime', 'langconfig');
    }
    static $map = ['%A' => 'l', '%a' => 'D', '%d' => 'd', '%e' => 'j', '%B' => 'F', '%b' => 'M', '%m' => 'm', '%Y' => 'Y',
        '%y' => 'y', '%H' => 'H', '%I' => 'h', '%l' => 'g', '%k' => 'G', '%M' => 'i', '%S' => 's', '%p' => 'A', '%Z' => 'T',
        '%z' => 'O', '%j' => 'z', '%%' => '%', '%F' => 'Y-m-d', '%T' => 'H:i:s', '%R' => 'H:i', '%D' => 'm/d/y'];
    $time = (new DateTimeImmutable('@' . (int) $date))->setTimezone(core_date::get_user_timezone_object());
    return preg_replace_callback('/%-?[a-zA-Z%]/', static function (array $match) use ($time, $map): string {
        $code = str_replace('-', '', $match[0]);
        return isset($map[$code]) ? $time->format($map[$code]) : $match[0];
    }, $format);
}

function usergetdate($time, $timezone = 99) {
    return getdate((int) $time);
}

function usergetmidnight($date, $timezone = 99) {
    return (int) strtotime('today', (int) $date);
}

function make_timestamp($year, $month = 1, $day = 1, $hour = 0, $minute = 0, $second = 0, $timezone = 99, $applydst = true) {
    return gmmktime((int) $hour, (int) $minute, (int) $second, (int) $month, (int) $day, (int) $year);
}

function format_time($totalsecs, $str = null) {
    $total = abs((int) $totalsecs);
    $parts = [];
    foreach (['year' => YEARSECS, 'day' => DAYSECS, 'hour' => HOURSECS, 'minute' => MINSECS, 'second' => 1] as $unit => $seconds) {
        $count = intdiv($total, $seconds);
        if ($count && count($parts) < 2) {
            $parts[] = "$count $unit" . ($count === 1 ? '' : 's');
            $total -= $count * $seconds;
        } else if ($parts) {
            break;
        }
    }
    return $parts ? implode(' ', $parts) : get_string('now');
}

class core_date {
    public static function get_user_timezone($user = null) {
        return 'UTC';
    }
    public static function get_server_timezone() {
        return 'UTC';
    }
    public static function get_user_timezone_object($user = null) {
        return new DateTimeZone('UTC');
    }
    public static function get_server_timezone_object() {
        return new DateTimeZone('UTC');
    }
    public static function set_default_server_timezone() {
        date_default_timezone_set('UTC');
    }
    public static function strftime(string $format, $timestamp = null, ?string $locale = null): string {
        return userdate($timestamp ?? time(), $format);
    }
}
class_alias('core_date', 'core\date');
