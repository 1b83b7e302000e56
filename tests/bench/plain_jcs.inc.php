<?php
// RFC 8785 in plain PHP, correct and no slower than it need be: json_decode to objects, names in the order of UTF-16 code
// units, numbers as ECMAScript writes them. Two names alike, which the extension refuses, pass unseen: the last one wins.

/** RFC 8785 section 3.2.2.3; PHP has the shortest digits too (serialize_precision is -1), but lays them out in its own way. */
function plain_jcs_number(int|float $number): string {
    if (is_int($number)) {
        if (abs($number) <= 9007199254740992) {
            return (string) $number;
        }
        $number = (float) $number;
    }
    if ($number == 0) {
        return '0';
    }
    // d.ddde+xx, or d.dde-xx, or a plain number: the digits and where the point stands.
    preg_match('/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/', json_encode($number), $part);
    $fraction = ($part[3] ?? '') === '0' ? '' : ($part[3] ?? '');
    $digits = ltrim($part[2] . $fraction, '0');
    $point = strlen($digits) - strlen($fraction) + (int) ($part[4] ?? 0);
    $digits = rtrim($digits, '0');
    $count = strlen($digits);
    if ($count <= $point && $point <= 21) {
        $text = str_pad($digits, $point, '0');
    } else if ($point > 0 && $point <= 21) {
        $text = substr($digits, 0, $point) . '.' . substr($digits, $point);
    } else if ($point > -6 && $point <= 0) {
        $text = '0.' . str_repeat('0', -$point) . $digits;
    } else {
        $text = $digits[0] . ($count > 1 ? '.' . substr($digits, 1) : '') . 'e' . ($point > 0 ? '+' : '-') . abs($point - 1);
    }
    return $part[1] . $text;
}

function plain_jcs_string(string $text): string {
    return json_encode($text, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS);
}

function plain_jcs_write(mixed $value): string {
    if (is_string($value)) {
        return plain_jcs_string($value);
    }
    if (is_array($value)) {
        return '[' . implode(',', array_map('plain_jcs_write', $value)) . ']';
    }
    if (is_object($value)) {
        $members = get_object_vars($value);
        if (preg_match('/[\x80-\xff]/', implode('', array_keys($members)))) {
            uksort($members, fn($a, $b) => strcmp(mb_convert_encoding($a, 'UTF-16BE', 'UTF-8'), mb_convert_encoding($b, 'UTF-16BE', 'UTF-8')));
        } else {
            ksort($members, SORT_STRING);
        }
        $texts = [];
        foreach ($members as $name => $member) {
            $texts[] = plain_jcs_string($name) . ':' . plain_jcs_write($member);
        }
        return '{' . implode(',', $texts) . '}';
    }
    return is_int($value) || is_float($value) ? plain_jcs_number($value) : json_encode($value);
}

function plain_jcs(string $json): string {
    return plain_jcs_write(json_decode($json, false, 64, JSON_THROW_ON_ERROR));
}

/** base58btc, eight digits and two bytes at a time: what is left and the next two bytes stay within 63 bits. */
function plain_base58(string $bytes): string {
    static $digit = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    $limbs = array_values(unpack('n*', strlen($bytes) % 2 ? "\0$bytes" : $bytes));
    $digits = '';
    while ($limbs) {
        $rest = 0;
        $next = [];
        foreach ($limbs as $limb) {
            $rest = $rest << 16 | $limb;
            $quotient = intdiv($rest, 128063081718016); // 58^8
            $rest -= $quotient * 128063081718016;
            if ($next || $quotient) {
                $next[] = $quotient;
            }
        }
        for ($i = 0; $i < 8; $i++) {
            $digits .= $digit[$rest % 58];
            $rest = intdiv($rest, 58);
        }
        $limbs = $next;
    }
    return str_repeat('1', strspn($bytes, "\0")) . strrev(rtrim($digits, '1'));
}

/** eddsa-jcs-2022 with sodium, for a document without proofs: canonical form, two SHA-256, the signature, base58. */
function plain_jcs_sign(string $json, string $secret, string $method, string $created): string {
    $document = json_decode($json, false, 64, JSON_THROW_ON_ERROR);
    $proof = (object) [
        'type' => 'DataIntegrityProof',
        'cryptosuite' => 'eddsa-jcs-2022',
        'created' => $created,
        'verificationMethod' => $method,
        'proofPurpose' => 'assertionMethod',
        '@context' => $document->{'@context'},
    ];
    $hash = hash('sha256', plain_jcs_write($proof), true) . hash('sha256', plain_jcs_write($document), true);
    $proof->proofValue = 'z' . plain_base58(sodium_crypto_sign_detached($hash, $secret));
    $document->proof = $proof;
    return plain_jcs_write($document);
}
