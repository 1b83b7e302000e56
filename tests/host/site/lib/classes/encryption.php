<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

namespace core;

/** Keeps a secret with a key in the site's data: libsodium's secret box. */
class encryption {
    const METHOD_SODIUM = 'sodium';

    public static function is_sodium_installed(): bool {
        return extension_loaded('sodium');
    }
    public static function get_encryption_method(): string {
        return self::METHOD_SODIUM;
    }
    private static function key_file(): string {
        return $GLOBALS['CFG']->dataroot . '/secret/sodium.key';
    }
    public static function key_exists(?string $method = null): bool {
        return is_file(self::key_file());
    }
    public static function create_key(?string $method = null, bool $chmod = true): void {
        $handle = @fopen(self::key_file(), 'x');
        if (!$handle) {
            throw new \moodle_exception('encryption_keyalreadyexists', 'error');
        }
        fwrite($handle, sodium_crypto_secretbox_keygen());
        fclose($handle);
        chmod(self::key_file(), 0400);
    }
    protected static function get_key(?string $method = null): string {
        if (!self::key_exists()) {
            self::create_key();
        }
        return file_get_contents(self::key_file());
    }
    public static function encrypt(string $data, ?string $method = null): string {
        if ($data === '') {
            return '';
        }
        $nonce = random_bytes(SODIUM_CRYPTO_SECRETBOX_NONCEBYTES);
        return self::METHOD_SODIUM . ':' . base64_encode($nonce . sodium_crypto_secretbox($data, $nonce, self::get_key()));
    }
    public static function decrypt(string $data): string {
        if ($data === '') {
            return '';
        }
        [$method, $box] = explode(':', $data, 2) + [1 => ''];
        $bytes = (string) base64_decode($box, true);
        $size = SODIUM_CRYPTO_SECRETBOX_NONCEBYTES;
        $plain = $method === self::METHOD_SODIUM && strlen($bytes) > $size
            ? sodium_crypto_secretbox_open(substr($bytes, $size), substr($bytes, 0, $size), self::get_key()) : false;
        if ($plain === false) {
            throw new \moodle_exception('encryption_decryptfailed', 'error');
        }
        return $plain;
    }
}
