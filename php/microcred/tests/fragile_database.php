<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace mod_microcred;

use core\clock;
use core\di;
use moodle_database;
use ReflectionClass;
use ReflectionMethod;

/**
 * A stand-in for $DB that breaks down at a chosen write, just before it or just after it.
 *
 * It passes every call on to the real database. What a killed process leaves behind is what its transaction leaves behind:
 * the break is thrown through the code, whose transaction is then undone by the database.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class fragile_database {
    /** The calls that write. */
    private const WRITES = [
        'execute', 'insert_record', 'insert_records', 'insert_record_raw', 'update_record', 'update_record_raw', 'set_field',
        'set_field_select', 'delete_records', 'delete_records_select', 'delete_records_list', 'delete_records_subquery',
    ];

    /** @var int writes so far */
    public int $count = 0;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database */
        public readonly moodle_database $real,
        /** @var int the write to break at; 0 = none */
        private readonly int $at = 0,
        /** @var bool whether the write itself still happens */
        private readonly bool $after = false,
        /** @var \Closure|null asked about each write: what to throw in its place, null for nothing */
        private readonly ?\Closure $instead = null,
    ) {
    }

    /**
     * Takes the place of the database, for who asks $DB and for who gets it from the container.
     */
    public function take_over(): void {
        $class = self::double(get_class($this->real));
        $double = (new ReflectionClass($class))->newInstanceWithoutConstructor();
        $double->fragile = $this;
        self::connect($double);
    }

    /**
     * Gives the real database its place back.
     */
    public function step_back(): void {
        self::connect($this->real);
    }

    /**
     * Lets everything use a database from now on. Services that hold another are made anew; the time stays what it is.
     *
     * @param moodle_database $database
     */
    private static function connect(moodle_database $database): void {
        global $DB;
        $DB = $database;
        $clock = di::get(clock::class);
        di::reset_container();
        di::set(clock::class, $clock);
    }

    /**
     * Makes one call.
     *
     * @param string $method
     * @param array $arguments
     * @return mixed
     */
    public function call(string $method, array $arguments): mixed {
        $breaks = in_array($method, self::WRITES, true) && ++$this->count === $this->at;
        if ($breaks && !$this->after) {
            throw new broken_down();
        }
        $fault = $this->instead && in_array($method, self::WRITES, true) ? ($this->instead)($method, $arguments) : null;
        if ($fault) {
            throw $fault;
        }
        $result = $this->real->{$method}(...$arguments);
        if ($breaks) {
            throw new broken_down();
        }
        return $result;
    }

    /**
     * A class like the real database's whose every public method goes through call().
     *
     * @param string $parent
     * @return string
     */
    private static function double(string $parent): string {
        $name = 'fragile_' . str_replace('\\', '_', $parent);
        if (class_exists($name, false)) {
            return $name;
        }
        $code = "final class $name extends $parent {\npublic \$fragile;\npublic function __destruct() {}\n";
        foreach ((new ReflectionClass($parent))->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
            if ($method->isStatic() || $method->isFinal() || str_starts_with($method->name, '__')) {
                continue;
            }
            $parameters = [];
            foreach ($method->getParameters() as $parameter) {
                // A method may accept more than its parent's, so types are left out; only what was given is passed on.
                $optional = $parameter->isOptional() && !$parameter->isVariadic();
                $parameters[] = ($parameter->isPassedByReference() ? '&' : '') . ($parameter->isVariadic() ? '...' : '')
                    . '$' . $parameter->getName() . ($optional ? ' = null' : '');
            }
            $returns = $method->hasReturnType() ? ': ' . $method->getReturnType() : '';
            $return = $returns === ': void' ? '' : 'return ';
            $code .= "public function {$method->name}(" . implode(', ', $parameters) . ")$returns { "
                . "$return\$this->fragile->call('{$method->name}', func_get_args()); }\n";
        }
        $file = make_request_directory() . '/' . $name . '.php';
        file_put_contents($file, "<?php\n" . $code . '}');
        require($file);
        return $name;
    }
}
