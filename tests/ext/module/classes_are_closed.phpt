--TEST--
Every class is final, takes no other properties, and is made only where the design says so; what holds a secret or a handle is not serialized
--EXTENSIONS--
microcred
--FILE--
<?php
$constructible = ['Manifest', 'MerkleLog', 'StatusList'];
// These hold values alone.
$serializable = ['Verification'];
$seen = 0;
foreach ((new ReflectionExtension('microcred'))->getClasses() as $name => $class) {
    $short = $class->getShortName();
    if ($class->isInterface()) {
        continue;
    }
    $seen++;
    // An enumeration cannot be extended anyway; PHP 8.2 does not mark internal ones.
    if (!$class->isFinal() && !$class->isEnum()) {
        echo "$short is not final\n";
    }
    if ($class->isEnum() || $class->isSubclassOf(Throwable::class)) {
        continue;
    }
    if ($class->isInstantiable() !== in_array($short, $constructible, true)) {
        echo "$short ", $class->isInstantiable() ? 'can' : 'cannot', " be made with new\n";
    }
    // A class of values alone may be serialized; what stands on a C structure may not, since its bytes would be lost.
    foreach (['O:%d:"%s":0:{}', 'C:%d:"%s":0:{}'] as $format) {
        try {
            $object = @unserialize(sprintf($format, strlen($name), $name));
            echo $object === false || in_array($short, $serializable, true) ? '' : "$short can be unserialized\n";
        } catch (Throwable) {
        }
    }
    // Nothing uninitialized may come about by going round the constructor.
    try {
        $object = $class->newInstanceWithoutConstructor();
        foreach ($class->getMethods() as $method) {
            if (!$method->isStatic() && !$method->isConstructor() && $method->getNumberOfRequiredParameters() === 0) {
                try {
                    $method->invoke($object);
                } catch (Throwable) {
                }
            }
        }
        print_r($object, true);
        try {
            clone $object;
        } catch (Throwable) {
        }
    } catch (ReflectionException | Error) {
    }
    try {
        $object->other = 1;
        echo "$short takes any property\n";
    } catch (Error) {
    }
    unset($object);
}
var_dump($seen > 5);
?>
--EXPECT--
bool(true)
