--TEST--
Agreement: kappa, Fleiss, AC and ICC of published data, to the digits printed
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Agreement, Metric, Weighting};

// To the last digit printed, and two steps of a double.
$good = 0;
$near = function (string $what, ?float $value, string $printed) use (&$good) {
    $digits = strlen(substr(strrchr($printed, '.'), 1));
    $ok = $value !== null && abs($value - (float) $printed) <= 0.5000001 * 10 ** -$digits + 2 * PHP_FLOAT_EPSILON;
    $good += $ok;
    echo $ok ? '' : "$what: " . var_export($value, true) . " instead of $printed\n";
};
/** A table of two raters as two lists. */
function lists(array $table, array $scale): array {
    $a = $b = [];
    foreach ($table as $i => $row) {
        foreach ($row as $j => $count) {
            array_push($a, ...array_fill(0, $count, $scale[$i]));
            array_push($b, ...array_fill(0, $count, $scale[$j]));
        }
    }
    return [$a, $b];
}

// Cohen 1960; irrCAC's cont3x3abstractors and cont4x4diagnosis; Feinstein & Cicchetti 1990; Gwet 2008.
foreach ([
    'Cohen' => [[[88, 14, 18], [10, 40, 10], [2, 6, 12]], '0.4915254237288136', '0.4736842105263158', '0.4545454545454546', null],
    '3x3' => [[[13, 0, 0], [0, 20, 7], [0, 4, 56]], '0.7964094021839718', '0.8429020279920023', '0.8921568627450981', '0.8493305'],
    '4x4' => [[[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]], '0.4315007758811793', '0.4068108740134463', '0.3831859441349488', '0.456157635468'],
    'balanced' => [[[40, 9], [6, 45]], '0.70', null, null, null],
    'paradox' => [[[80, 10], [5, 5]], '0.32', null, null, null],
    'Gwet' => [[[118, 5], [2, 0]], '-0.0234', null, null, '0.9408'],
] as $name => [$table, $plain, $linear, $quadratic, $ac1]) {
    foreach ([range(1, count($table)), array_slice(['low', 'mid', 'high', 'top'], 0, count($table)), array_slice([0.5, 1, 2.5, 7], 0, count($table))] as $kind => $scale) {
        [$a, $b] = lists($table, $scale);
        $near("$name plain", Agreement::kappa($a, $b, $scale, Weighting::None), $plain);
        if ($kind > 0) {
            continue;
        }
        if ($linear !== null) {
            $near("$name linear", Agreement::kappa($a, $b, $scale, Weighting::Linear), $linear);
            $near("$name quadratic", Agreement::kappa($a, $b, $scale, Weighting::Quadratic), $quadratic);
        }
        if ($ac1 !== null) {
            $near("$name AC1", Agreement::ac([$a, $b], $scale, Weighting::None), $ac1);
        }
    }
}
// The scale is what could be given, not what was: irr's data "anxiety", second and third rater, who never use 5.
[$b, $c] = array_map(fn($line) => array_map('intval', str_split($line)), ['36462424332333221334', '21443216111233113322']);
$near('anxiety linear', Agreement::kappa($b, $c, range(1, 6), Weighting::Linear), '0.126214');
$near('anxiety quadratic', Agreement::kappa($b, $c, range(1, 6), Weighting::Quadratic), '0.229798');

// Krippendorff 2011 as irrCAC has it.
$t1 = array_map(fn($line) => array_map(fn($v) => $v === '.' ? null : (int) $v, str_split($line)), ['123321412...', '1233224125..', '.33323422513', '12332441251.']);
$near('AC1, missing', Agreement::ac($t1, range(1, 5), Weighting::None), '0.77544');
$near('AC2, missing', Agreement::ac($t1, range(1, 5), Weighting::Quadratic), '0.91400');

// Fleiss 1971; the first 15 patients are irrCAC's distrib.6raters.
$counts = array_map(fn($row) => array_map('intval', str_split($row)), explode(' ', '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 '
    . '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'));
$near('Fleiss', Agreement::fleiss($counts), '0.43024452006014074');
// One category against all others; and irr's raters, whose columns hold each patient's ratings in order: the first two of them,
// all pairs of them (Light 1971), and the pairs that agree.
foreach (['.245', '.245', '.520', '.471', '.566'] as $k => $printed) {
    $near("category $k", Agreement::fleiss(array_map(fn($row) => [$row[$k], 6 - $row[$k]], $counts)), "0$printed");
}
$test = Agreement::fleissTest($counts);
$near('the same', $test['kappa'], '0.43024452006014074');
$near('z', $test['z'], '17.6518');
foreach (['.245', '.245', '.520', '.471', '.566'] as $k => $printed) {
    $near("category $k", $test['categories'][$k]['kappa'], "0$printed");
}
$raters = array_map(null, ...array_map(fn($row) => array_merge(...array_map(fn($k) => array_fill(0, $row[$k], $k), range(0, 4))), $counts));
$near('the first two', Agreement::kappa($raters[0], $raters[1], range(0, 4), Weighting::None), '0.651162790698');
$near('Conger', Agreement::conger($raters, range(0, 4)), '0.441808540329333');
$near('Conger of two is Cohen', Agreement::conger(array_slice($raters, 0, 2), range(0, 4)), '0.651162790698');
$light = [];
for ($i = 1; $i < 6; $i++) {
    for ($j = 0; $j < $i; $j++) {
        $light[] = Agreement::kappa($raters[$j], $raters[$i], range(0, 4), Weighting::None);
    }
}
$near('Light', array_sum($light) / count($light), '0.459412144435');
$near('pairs that agree', Agreement::percent($raters), '0.5555555555555555');
$near('Fleiss, 15', Agreement::fleiss(array_slice($counts, 0, 15)), '0.4139265');

// Shrout & Fleiss 1979.
$icc = Agreement::icc([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], 5);
foreach (['bms' => '11.2416666667', 'wms' => '6.2638888889', 'jms' => '32.4861111111', 'ems' => '1.0194444444', 'icc11' => '0.165741768405475', 'icc21' => '0.289763779527559',
    'icc31' => '0.714840714840715', 'icc1k' => '0.442797133679269', 'icc2k' => '0.620050547598989', 'icc3k' => '0.909315542377069'] as $name => $printed) {
    $near($name, $icc[$name], $printed);
}
foreach (['targets' => '2.555556', 'judges' => '5.244444', 'residual' => '1.019444'] as $name => $printed) {
    $near("variance of $name", $icc['variance'][$name], $printed);
}
foreach ([1 => ['.714841', '.289764'], ['.833711', '.449328'], ['.882635', '.550349'], ['.909316', '.620051'], ['.926112', '.671043']] as $n => [$relative, $absolute]) {
    $near("$n judges, relative", $icc['dstudy'][$n]['relative'], $relative);
    $near("$n judges, absolute", $icc['dstudy'][$n]['absolute'], $absolute);
}
foreach (['2.375', '-2.791667', '-0.958333', '1.375'] as $j => $printed) {
    $near("severity of judge $j", $icc['severities'][$j], $printed);
}
echo "$good figures as published\n";
echo json_encode([$icc['targets'], $icc['judges'], count($icc['dstudy']), array_key_first($icc['dstudy']), count(Agreement::icc([[1, 2], [2, 4]])['dstudy'])]), "\n";

echo json_encode(Agreement::percentPairs(['ann' => $t1[0], 'bob' => $t1[1], 7 => $t1[2]], 0.0), JSON_PRESERVE_ZERO_FRACTION), "\n";
echo json_encode([Agreement::percentPairs([]), Agreement::percentPairs([[1]]), Agreement::percentPairs([[1, null], [null, 1]])]), "\n";
?>
--EXPECT--
77 figures as published
[6,4,5,1,10]
[{"a":"ann","b":"bob","units":9,"share":0.8888888888888888,"difference":-0.1111111111111111},{"a":"ann","b":7,"units":8,"share":0.625,"difference":-0.5},{"a":"bob","b":7,"units":9,"share":0.6666666666666666,"difference":-0.3333333333333333}]
[[],[],[{"a":0,"b":1,"units":0,"share":null,"difference":null}]]
