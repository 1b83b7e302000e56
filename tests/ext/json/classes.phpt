--TEST--
The enumerations have the values that the documents use
--EXTENSIONS--
microcred
--FILE--
<?php
foreach (['Metric', 'Weighting', 'KeyType', 'Cryptosuite', 'Outcome'] as $enum) {
    echo $enum, ': ', implode(' ', array_map(fn($case) => "$case->name=$case->value", ("Microcred\\$enum")::cases())), "\n";
}
?>
--EXPECT--
Metric: Nominal=nominal Ordinal=ordinal Interval=interval Ratio=ratio
Weighting: None=none Linear=linear Quadratic=quadratic
KeyType: Ed25519=Ed25519 P256=P-256 Rsa2048=RSA-2048
Cryptosuite: EddsaJcs2022=eddsa-jcs-2022 EddsaRdfc2022=eddsa-rdfc-2022 EcdsaJcs2019=ecdsa-jcs-2019
Outcome: Award=award NotYet=notyet Adjudicate=adjudicate Incomplete=incomplete
