<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Caches, defined in db/caches.php: shared ones as files of the site, others for the request or the session. */

class cache_store {
    const MODE_APPLICATION = 1;
    const MODE_SESSION = 2;
    const MODE_REQUEST = 4;
}

class cache_helper {
    public static function purge_all($usewriter = false) {
        cache::purge_pocket();
    }
    public static function purge_by_event($event) {
        cache::purge_pocket();
    }
    public static function purge_by_definition($component, $area, array $identifiers = []) {
        cache::make($component, $area, $identifiers)->purge();
        return true;
    }
    public static function invalidate_by_event($event, array $keys) {
        cache::purge_pocket();
    }
}

class cache {
    private static array $request = [];

    private function __construct(private string $name, private array $definition) {
    }
    public static function make($component, $area, array $identifiers = [], $unused = null) {
        $definitions = [];
        $directory = core_component::get_component_directory($component);
        if ($directory && is_file("$directory/db/caches.php")) {
            require("$directory/db/caches.php");
        }
        if (!isset($definitions[$area])) {
            throw new coding_exception("The requested cache definition does not exist: $component/$area");
        }
        return new self("$component/$area/" . json_encode($identifiers), $definitions[$area]);
    }
    public static function make_from_params($mode, $component, $area, array $identifiers = [], array $options = []) {
        return new self("$component/$area", ['mode' => $mode]);
    }
    public static function purge_pocket(): void {
        global $CFG;
        self::$request = [];
        foreach (glob("$CFG->cachedir/*.cache") as $file) {
            @unlink($file);
        }
    }
    private function file($key): ?string {
        global $CFG;
        return $this->definition['mode'] === cache_store::MODE_APPLICATION
            ? $CFG->cachedir . '/' . sha1($this->name . '|' . $key) . '.cache' : null;
    }
    private function &box(): array {
        if ($this->definition['mode'] === cache_store::MODE_SESSION) {
            $GLOBALS['SESSION']->pocketcache[$this->name] ??= [];
            return $GLOBALS['SESSION']->pocketcache[$this->name];
        }
        self::$request[$this->name] ??= [];
        return self::$request[$this->name];
    }
    public function get($key, $strictness = IGNORE_MISSING) {
        $file = $this->file($key);
        $entry = $file === null ? ($this->box()[$key] ?? null) : (is_file($file) ? unserialize(file_get_contents($file)) : null);
        $ttl = $this->definition['ttl'] ?? 0;
        if ($entry !== null && (!$ttl || $entry[0] + $ttl > time())) {
            return unserialize($entry[1]);
        }
        if (isset($this->definition['datasource'])) {
            $value = $this->definition['datasource']::get_instance_for_cache(null)->load_for_cache($key);
            $value !== false && $this->set($key, $value);
            return $value;
        }
        if ($strictness === MUST_EXIST) {
            throw new coding_exception("Requested key did not exist in any cache stores and could not be loaded: $key");
        }
        return false;
    }
    public function get_many(array $keys, $strictness = IGNORE_MISSING) {
        return array_combine($keys, array_map(fn($key) => $this->get($key, $strictness), $keys));
    }
    public function set($key, $data) {
        $entry = [time(), serialize($data)];
        $file = $this->file($key);
        if ($file === null) {
            $this->box()[$key] = $entry;
            return true;
        }
        $temporary = $file . bin2hex(random_bytes(4));
        return file_put_contents($temporary, serialize($entry)) !== false && rename($temporary, $file);
    }
    public function set_many(array $pairs) {
        foreach ($pairs as $key => $value) {
            $this->set($key, $value);
        }
        return count($pairs);
    }
    public function has($key, $tryloadifpossible = false) {
        return $this->get($key) !== false;
    }
    public function delete($key, $recurse = true) {
        $file = $this->file($key);
        if ($file !== null) {
            return is_file($file) && @unlink($file);
        }
        unset($this->box()[$key]);
        return true;
    }
    public function delete_many(array $keys, $recurse = true) {
        array_walk($keys, fn($key) => $this->delete($key));
        return count($keys);
    }
    public function purge() {
        if ($this->definition['mode'] === cache_store::MODE_APPLICATION) {
            self::purge_pocket();
        } else {
            $box = &$this->box();
            $box = [];
        }
        return true;
    }
}
foreach (['cache' => 'cache', 'cache_store' => 'store', 'cache_helper' => 'helper'] as $class => $name) {
    class_alias($class, "core_cache\\$name");
}
