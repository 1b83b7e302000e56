<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core;

use Psr\Container\ContainerInterface;

/** The container: collaborators by their type. */
class di {
    private static ?\DI\Container $container = null;

    public static function get_container(): ContainerInterface {
        return self::$container ??= self::create();
    }
    private static function create(): \DI\Container {
        $builder = new \DI\ContainerBuilder();
        $builder->useAutowiring(true);
        $builder->addDefinitions([
            clock::class => fn() => new system_clock(),
            \moodle_database::class => fn() => $GLOBALS['DB'],
            \core_string_manager_pocket::class => fn() => get_string_manager(),
        ]);
        return $builder->build();
    }
    public static function get(string $id): mixed {
        return self::get_container()->get($id);
    }
    public static function set(string $id, mixed $value): void {
        self::get_container()->set($id, $value);
    }
    public static function reset_container(): void {
        self::$container = null;
    }
}
