<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_external;

/** What external functions are written with, and what calls them. */
class external_api {
    public static function validate_parameters(external_description $description, $params) {
        return $description->take($params, 'parameters');
    }

    public static function clean_returnvalue(external_description $description, $response) {
        return $description->take($response, 'answer');
    }

    public static function validate_context($context) {
        global $PAGE;
        [$course, $cm] = get_course_and_cm_from_cmid($context->instanceid);
        require_login($course, false, $cm, false, true);
        $PAGE->set_context($context);
    }

    /** Calls a function of a plugin's db/services.php by its name. */
    public static function call_external_function($function, $args, $ajaxonly = false) {
        try {
            $class = self::class_of((string) $function, $ajaxonly);
            $taken = self::validate_parameters($class::execute_parameters(), (array) $args);
            $answer = $class::execute(...array_values($taken));
            return ['error' => false, 'data' => self::clean_returnvalue($class::execute_returns(), $answer)];
        } catch (\Throwable $fault) {
            if (!$fault instanceof \moodle_exception) {
                error_log('Pocket host: ' . get_class($fault) . ': ' . $fault->getMessage());
            }
            return ['error' => true, 'exception' => (object) [
                'message' => $fault->getMessage(), 'errorcode' => $fault->errorcode ?? 'exception',
            ]];
        }
    }

    private static function class_of(string $function, bool $ajaxonly): string {
        if (preg_match('/^(mod_[a-z][a-z0-9]*)_/', $function, $match)) {
            $directory = \core_component::get_component_directory($match[1]);
            $functions = [];
            if ($directory !== null && is_file("$directory/db/services.php")) {
                require("$directory/db/services.php");
            }
            if (isset($functions[$function]) && (!$ajaxonly || !empty($functions[$function]['ajax']))) {
                return $functions[$function]['classname'];
            }
        }
        throw new \moodle_exception('servicenotavailable', 'webservice');
    }
}
