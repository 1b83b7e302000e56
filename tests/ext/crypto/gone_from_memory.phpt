--TEST--
SigningKey: once the object is gone, another process that reads this one's whole memory finds nothing of the private key
--EXTENSIONS--
microcred
openssl
--SKIPIF--
<?php
if (!is_readable('/proc/self/mem') || !getenv('TEST_PHP_EXECUTABLE')) {
    die('skip needs /proc');
}
if (preg_match('/libasan|vgpreload/', file_get_contents('/proc/self/maps'))) {
    die('skip a checked process has memory without end');
}
?>
--FILE--
<?php
use Microcred\{Credential, Cryptosuite, KeyType, SigningKey};

const PASSPHRASE = 'pass phrase';
const METHOD = 'did:web:example.org:mod:microcred:issuer.php#key';

/** The process that is read: makes a key, uses it in every way there is, tells it encrypted, and drops it when told to. */
function child(): void {
    while ($line = fgets(STDIN)) {
        [$type, $pem, $passphrase] = json_decode($line);
        $key = $pem === null ? SigningKey::generate(KeyType::from($type)) : SigningKey::fromPem($pem, $passphrase);
        for ($i = 0; $i < 3; $i++) {
            $key->public()->verify('bytes', $key->sign('bytes')) or die('no signature');
        }
        $badge = file_get_contents(dirname(__DIR__) . '/credential/badge.json');
        Credential::signJwt($badge, $key, METHOD);
        $suite = ['Ed25519' => Cryptosuite::EddsaJcs2022, 'P-256' => Cryptosuite::EcdsaJcs2019][$type] ?? null;
        if ($suite !== null) {
            Credential::sign($badge, $key, $suite, METHOD, '2026-11-24T12:00:00Z');
        }
        try {
            SigningKey::fromPem($key->toPem('x'), 'y');
        } catch (Microcred\CryptoException) {
        }
        echo json_encode($key->toPem(PASSPHRASE)), "\n";
        fgets(STDIN);
        unset($key);
        echo "\"gone\"\n";
    }
}

/** An integer of DER at the offset, which moves behind it. */
function integer(string $der, int &$at): string {
    $length = ord($der[$at + 1]);
    $at += 2;
    if ($length > 128) {
        $bytes = $length - 128;
        $length = hexdec(bin2hex(substr($der, $at, $bytes)));
        $at += $bytes;
    }
    $number = ltrim(substr($der, $at, $length), "\0");
    $at += $length;
    return $number;
}

/** What must not be found: the secret numbers, in either order of their bytes, as PKCS#8 and OpenSSL's BIGNUM have them. */
function secrets(string $type, string $pem): array {
    $process = proc_open(['openssl', 'pkcs8', '-topk8', '-nocrypt', '-passin', 'pass:' . PASSPHRASE, '-outform', 'DER'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
    fwrite($pipes[0], $pem);
    fclose($pipes[0]);
    $der = stream_get_contents($pipes[1]);
    proc_close($process);
    if ($type === 'RSA-2048') {
        // RFC 8017, A.1.2: after the version, n and e stand d, p, q, dp, dq, qinv.
        $at = 26 + 4;
        $numbers = [];
        foreach (['version', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qinv'] as $name) {
            $numbers[$name] = integer($der, $at);
        }
        unset($numbers['version'], $numbers['n'], $numbers['e']);
    } else {
        // RFC 8410 section 7 ends in the seed; RFC 5915's octet string of 32 bytes comes after its version 1.
        $numbers = ['secret' => $type === 'Ed25519' ? substr($der, -32) : substr($der, strpos($der, "\x02\x01\x01\x04\x20") + 5, 32)];
    }
    if ($type === 'Ed25519') {
        // RFC 8032 section 5.1.5: the scalar and the prefix are as good as the seed.
        $hash = hash('sha512', $numbers['secret'], true);
        $scalar = substr($hash, 0, 32);
        $numbers += ['scalar' => chr(ord($scalar[0]) & 248) . substr($scalar, 1, 30) . chr(ord($scalar[31]) & 63 | 64), 'prefix' => substr($hash, 32)];
    }
    $needles = [];
    foreach ($numbers as $name => $number) {
        // 24 bytes out of the middle, so that a limb that was overwritten at either end hides nothing.
        $part = substr($number, intdiv(strlen($number), 2) - 12, 24);
        $needles += [$name => $part, "$name reversed" => strrev($part)];
    }
    return $needles;
}

/** The needles that are in the readable memory of a process. */
function scan(int $process, array $needles): array {
    $memory = fopen("/proc/$process/mem", 'r') ?: die('cannot read the memory');
    stream_set_read_buffer($memory, 0);
    $found = $read = 0;
    $names = [];
    foreach (file("/proc/$process/maps") as $line) {
        if (!preg_match('/^([0-9a-f]+)-([0-9a-f]+) r.*?(\[\w+\])?$/', $line, $region) || in_array($region[3] ?? '', ['[vvar]', '[vsyscall]'])) {
            continue;
        }
        [$from, $to] = [hexdec($region[1]), hexdec($region[2])];
        for ($tail = ''; $from < $to; $from += strlen($chunk)) {
            fseek($memory, $from);
            $chunk = @fread($memory, min($to - $from, 1 << 20));
            if ($chunk === false || $chunk === '') {
                break;
            }
            $read += strlen($chunk);
            foreach ($needles as $name => $needle) {
                if (str_contains($tail . $chunk, $needle)) {
                    $names[$name] = $name . ' in ' . trim(substr($line, 72));
                }
            }
            $tail = substr($chunk, -32);
        }
    }
    $read > 5 << 20 or die("only $read bytes were read");
    return array_values($names);
}

if (($argv[1] ?? '') === 'child') {
    child();
    exit;
}
$process = proc_open('exec ' . getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' ' . escapeshellarg(__FILE__) . ' child',
    [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
$id = proc_get_status($process)['pid'];
foreach (KeyType::cases() as $type) {
    $made = [];
    $algorithm = ['Ed25519' => ['ED25519'], 'P-256' => ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], 'RSA-2048' => ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048']][$type->value];
    foreach (['generated' => false, 'from PEM' => [], 'from encrypted PEM' => ['-aes-256-cbc', '-pass', 'pass:theirs']] as $how => $options) {
        $pem = null;
        if ($options !== false) {
            $openssl = proc_open(['openssl', 'genpkey', '-algorithm', ...$algorithm, ...$options], [1 => ['pipe', 'w'], 2 => ['file', '/dev/null', 'w']], $output);
            $pem = stream_get_contents($output[1]);
        }
        fwrite($pipes[0], json_encode([$type->value, $pem, $options ? 'theirs' : null]) . "\n");
        $needles = secrets($type->value, json_decode(fgets($pipes[1])));
        $alive = scan($id, $needles);
        fwrite($pipes[0], "drop\n");
        json_decode(fgets($pipes[1])) === 'gone' or die('no answer');
        $gone = scan($id, $needles);
        echo "$type->value, $how: ", $alive ? 'found' : 'NOT FOUND', ' while it is there, then ', $gone ? implode(', ', $gone) : 'nothing', "\n";
    }
}
fclose($pipes[0]);
?>
--EXPECT--
Ed25519, generated: found while it is there, then nothing
Ed25519, from PEM: found while it is there, then nothing
Ed25519, from encrypted PEM: found while it is there, then nothing
P-256, generated: found while it is there, then nothing
P-256, from PEM: found while it is there, then nothing
P-256, from encrypted PEM: found while it is there, then nothing
RSA-2048, generated: found while it is there, then nothing
RSA-2048, from PEM: found while it is there, then nothing
RSA-2048, from encrypted PEM: found while it is there, then nothing
