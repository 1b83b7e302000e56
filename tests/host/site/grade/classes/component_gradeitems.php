<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core_grades;

class component_gradeitems {
    public static function get_itemname_mapping_for_component(string $component): array {
        $class = "$component\\grades\\gradeitems";
        return class_exists($class) ? $class::get_itemname_mapping_for_component() : [0 => ''];
    }
    public static function get_itemname_from_itemnumber(string $component, int $itemnumber): string {
        return self::get_itemname_mapping_for_component($component)[$itemnumber] ?? '';
    }
    public static function get_field_name_for_itemnumber(string $component, int $itemnumber, string $fieldname): string {
        $name = self::get_itemname_from_itemnumber($component, $itemnumber);
        return $name === '' ? $fieldname : "{$fieldname}_$name";
    }
}
