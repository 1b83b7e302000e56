--TEST--
Every class and function is what its stub says, and every arginfo was made from the stub beside it
--EXTENSIONS--
microcred
tokenizer
--FILE--
<?php
$folder = __DIR__ . '/../../../ext/zend';
$described = [];
foreach (glob("$folder/*.stub.php") as $stub) {
    $code = file_get_contents($stub);
    $arginfo = file_get_contents(str_replace('.stub.php', '_arginfo.h', $stub));
    if (!str_contains($arginfo, 'Stub hash: ' . sha1($code))) {
        echo basename($stub), " was changed since its arginfo was made\n";
    }
    // The same declarations under another name, to reflect on.
    eval('?>' . str_replace('namespace Microcred;', 'namespace Stub;', $code));
}

/** A declaration in words, with the names that the stubs got here put back. */
function signature(ReflectionFunctionAbstract $function): string {
    $parameters = array_map(function (ReflectionParameter $p) {
        $text = ($p->getType() ?? 'untyped') . ($p->isPassedByReference() ? ' &' : ' ') . ($p->isVariadic() ? '...' : '') . '$' . $p->getName();
        if ($p->isDefaultValueAvailable()) {
            $text .= ' = ' . json_encode($p->getDefaultValue());
        }
        return $text . ($p->getAttributes(SensitiveParameter::class) ? ' sensitive' : '');
    }, $function->getParameters());
    $static = $function instanceof ReflectionMethod && $function->isStatic() ? 'static ' : '';
    return str_replace(['Stub\\', 'Traversable|array'], ['Microcred\\', 'iterable'], $static . '(' . implode(', ', $parameters) . '): ' . ($function->getReturnType() ?? 'untyped'));
}

function declaration(ReflectionClass $class): array {
    $lines = ['is ' . implode(' ', array_filter([$class->isFinal() && !$class->isEnum() ? 'final' : '', $class->isEnum() ? 'enum' : '', $class->isInterface() ? 'interface' : '',
        $class->isAbstract() && !$class->isInterface() ? 'abstract' : '']))];
    $lines[] = 'extends ' . ($class->getParentClass() ? $class->getParentClass()->getName() : 'nothing');
    $interfaces = array_diff($class->getInterfaceNames(), ['Stringable']);
    sort($interfaces);
    $lines[] = 'implements ' . implode(', ', $interfaces);
    foreach ($class->getMethods() as $method) {
        if ($method->getDeclaringClass()->getName() === $class->getName() && !($class->isEnum() && in_array($method->getName(), ['cases', 'from', 'tryFrom']))) {
            $lines[] = "{$method->getName()} " . implode(' ', Reflection::getModifierNames($method->getModifiers())) . ' ' . signature($method);
        }
    }
    foreach ($class->getProperties() as $property) {
        if ($property->getDeclaringClass()->getName() === $class->getName()) {
            $lines[] = "\${$property->getName()} " . implode(' ', Reflection::getModifierNames($property->getModifiers())) . " {$property->getType()}";
        }
    }
    foreach ($class->getReflectionConstants() as $constant) {
        $value = $constant->getValue();
        $lines[] = "const {$constant->getName()} = " . json_encode($value);
    }
    sort($lines);
    return str_replace('Stub\\', 'Microcred\\', $lines);
}

$extension = new ReflectionExtension('microcred');
$loaded = array_keys($extension->getClasses());
$stubbed = array_map(fn($name) => 'Microcred' . substr($name, 4),
    array_values(array_filter([...get_declared_classes(), ...get_declared_interfaces()], fn($name) => str_starts_with($name, 'Stub\\'))));
sort($loaded);
sort($stubbed);
echo "classes without a stub: ", implode(', ', array_diff($loaded, $stubbed)), "\n";
echo "stubs without a class: ", implode(', ', array_diff($stubbed, $loaded)), "\n";
foreach (array_intersect($stubbed, $loaded) as $name) {
    $stub = declaration(new ReflectionClass('Stub' . substr($name, 9)));
    $real = declaration(new ReflectionClass($name));
    foreach (array_diff($stub, $real) as $line) {
        echo "$name only in the stub: $line\n";
    }
    foreach (array_diff($real, $stub) as $line) {
        echo "$name only in the extension: $line\n";
    }
}
$functions = array_map(fn($function) => strtolower($function->getName()), $extension->getFunctions());
foreach ($functions as $name) {
    $stub = signature(new ReflectionFunction('stub' . substr($name, 9)));
    $real = signature(new ReflectionFunction($name));
    echo $stub === $real ? '' : "$name: $stub, but $real\n";
}
$made = array_filter(get_defined_functions()['user'], fn($name) => str_starts_with($name, 'stub\\'));
var_dump(count($made) === count($functions), count($loaded) > 5);
?>
--EXPECT--
classes without a stub: 
stubs without a class: 
bool(true)
bool(true)
