<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/*
 * Where a class lives: core\x\y in lib/classes/x/y.php, core_calendar\x in calendar/classes/x.php, mod_microcred\x in
 * mod/microcred/classes/x.php; the old names without a namespace are listed in aliases.php.
 */

final class core_component {
    /** Folders of classes, by the first part of their name. */
    private const SUBSYSTEMS = ['core' => 'lib/classes', 'core_calendar' => 'calendar/classes',
        'core_completion' => 'completion/classes', 'core_user' => 'user/classes', 'core_grades' => 'grade/classes',
        'core_message' => 'message/classes', 'core_privacy' => 'privacy/classes', 'core_form' => 'lib/form/classes',
        'core_external' => 'lib/external/classes'];

    public static function load(string $class): void {
        global $CFG;
        static $legacy = null;
        $legacy ??= require(__DIR__ . '/aliases.php');
        $class = ltrim($class, '\\');
        if (isset($legacy[$class])) {
            require_once(__DIR__ . '/' . $legacy[$class]);
            return;
        }
        $parts = explode('\\', $class);
        $component = array_shift($parts);
        if (!$parts) {
            return;
        }
        $directory = self::SUBSYSTEMS[$component] ?? null;
        $file = implode('/', $parts) . '.php';
        if ($directory !== null) {
            $path = "$CFG->dirroot/$directory/$file";
        } else if (($plugin = self::get_component_directory($component)) !== null) {
            $path = "$plugin/classes/$file";
        } else {
            return;
        }
        if (is_file($path)) {
            require_once($path);
        }
    }

    public static function get_component_directory(string $component): ?string {
        global $CFG;
        if (!preg_match('/^mod_([a-z][a-z0-9]*)$/', $component, $match)) {
            return null;
        }
        $directory = "$CFG->dirroot/mod/$match[1]";
        return is_dir($directory) ? $directory : null;
    }

    public static function get_plugin_directory(string $type, string $name): ?string {
        return self::get_component_directory("{$type}_$name");
    }

    public static function normalize_component(string $component): array {
        if ($component === '' || $component === 'moodle' || $component === 'core') {
            return ['core', null];
        }
        if (str_contains($component, '_')) {
            return explode('_', $component, 2);
        }
        return is_dir($GLOBALS['CFG']->dirroot . "/mod/$component") ? ['mod', $component] : ['core', $component];
    }

    /** Plugins of a kind; the host knows activities only. */
    public static function get_plugin_list(string $type): array {
        global $CFG;
        $found = [];
        if ($type === 'mod') {
            foreach (glob("$CFG->dirroot/mod/*/version.php") as $file) {
                $found[basename(dirname($file))] = dirname($file);
            }
        }
        return $found;
    }

    /** Classes under a namespace of a component, by file. */
    public static function get_component_classes_in_namespace(?string $component = null, string $namespace = ''): array {
        $found = [];
        $base = self::get_component_directory((string) $component) . '/classes/';
        $under = $base . str_replace('\\', '/', trim($namespace, '\\'));
        if (is_dir($under)) {
            foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($under, FilesystemIterator::SKIP_DOTS)) as $file) {
                if ($file->getExtension() === 'php') {
                    $class = str_replace('/', '\\', substr($file->getPathname(), strlen($base), -4));
                    $found["$component\\$class"] = $file->getPathname();
                }
            }
        }
        return $found;
    }
}

spl_autoload_register([core_component::class, 'load']);

function get_plugin_list(string $type): array {
    return core_component::get_plugin_list($type);
}

function plugin_supports($type, $name, $feature, $default = null) {
    global $CFG;
    if (!component_lib("{$type}_$name")) {
        return $default;
    }
    $function = "{$name}_supports";
    $answer = function_exists($function) ? $function($feature) : null;
    return $answer ?? $default;
}

/** Loads a plugin's lib.php; false where there is none. */
function component_lib(string $component): bool {
    $directory = core_component::get_component_directory($component);
    if ($directory === null || !is_file("$directory/lib.php")) {
        return false;
    }
    require_once("$directory/lib.php");
    return true;
}

/** Calls a function of a plugin's lib.php when the plugin has it. */
function component_callback($component, $function, array $params = [], $default = null) {
    component_lib($component);
    [, $name] = core_component::normalize_component($component);
    foreach (["{$component}_$function", "{$name}_$function"] as $candidate) {
        if (function_exists($candidate)) {
            return $candidate(...array_values($params)) ?? $default;
        }
    }
    return $default;
}

function component_callback_exists($component, $function) {
    component_lib($component);
    [, $name] = core_component::normalize_component($component);
    foreach (["{$component}_$function", "{$name}_$function"] as $candidate) {
        if (function_exists($candidate)) {
            return $candidate;
        }
    }
    return false;
}
