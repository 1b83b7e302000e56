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

namespace mod_microcred\local\credential;

use core\clock;
use core\encryption;
use core\lock\lock_config;
use Microcred\KeyType;
use Microcred\PublicKey;
use Microcred\SigningKey;
use mod_microcred\local\refused;
use moodle_database;
use moodle_exception;
use stdClass;

/**
 * A key that this site signs with: a file that only the web server may read, its passphrase elsewhere.
 *
 * The file is PKCS#8 under dataroot; the passphrase is in the database, encrypted with a key that Moodle keeps outside
 * of it. What is known of the key is one configuration value, so it is written whole or not at all. The key is bound
 * to the site's address: a copy of the site under another address has the key and refuses to use it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class site_key {
    /** @var string where the key in use is configured; also the name of the lock that it is made under */
    protected const CURRENT = '';

    /** @var string where the keys before it are configured */
    protected const RETIRED = '';

    /**
     * @var array[] of each kind of key the one that this process opened last, and what it opened: a passphrase takes longer to
     * apply than all else in signing, and a cron process signs one credential after the other
     */
    private static array $opened = [];

    /** How long to wait while somebody else makes the key, in seconds. */
    private const PATIENCE = 30;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * What is known of the key in use.
     *
     * @return stdClass|null what describe() says, fingerprint, created, wwwroot, passphrase (encrypted)
     */
    public function current(): ?stdClass {
        $entry = json_decode($this->stored(static::CURRENT));
        return isset($entry->key, $entry->wwwroot, $entry->issuer, $entry->passphrase) ? $entry : null;
    }

    /**
     * Keys used before, newest first: what they signed still verifies.
     *
     * @return stdClass[] as current(), without the passphrase
     */
    public function retired(): array {
        $list = json_decode($this->stored(static::RETIRED));
        return is_array($list) ? $list : [];
    }

    /**
     * Whether the key was made for the address this site has now.
     *
     * @return bool false also when there is no key
     */
    public function belongs_here(): bool {
        global $CFG;
        $current = $this->current();
        return $current !== null && $current->wwwroot === $CFG->wwwroot;
    }

    /**
     * The key in use; the first call on a site makes it.
     *
     * @return stdClass see current()
     */
    public function ensure(): stdClass {
        return $this->current() ?? $this->exclusively(
            // Somebody else may have made it while we waited.
            fn() => $this->current() ?? $this->make()
        );
    }

    /**
     * Makes a new key for this site's address. The old one is kept to verify what it signed.
     *
     * @return stdClass see current()
     */
    public function replace(): stdClass {
        return $this->exclusively($this->renew(...));
    }

    /**
     * The key itself, for signing.
     *
     * @return SigningKey
     */
    public function load(): SigningKey {
        $current = $this->ensure();
        if (!$this->belongs_here()) {
            throw new refused('issuer_elsewhere', $current->wwwroot);
        }
        $pem = $this->present() ? file_get_contents($this->path($current->key)) : false;
        if ($pem === false) {
            throw new refused('issuer_keylost');
        }
        // The very file and passphrase: another key, or a file that was changed, is opened anew.
        $seal = hash('sha256', $pem . $current->passphrase);
        if ((self::$opened[static::class]['seal'] ?? null) === $seal) {
            return self::$opened[static::class]['key'];
        }
        try {
            $key = SigningKey::fromPem($pem, encryption::decrypt($current->passphrase));
        } catch (\Microcred\Exception | moodle_exception $fault) {
            throw new refused('issuer_keyunreadable', null, $fault->getMessage());
        }
        if ($this->describe($key->public())['key'] !== $current->key) {
            throw new refused('issuer_keyunreadable');
        }
        self::$opened[static::class] = ['seal' => $seal, 'key' => $key];
        return $key;
    }

    /**
     * Whether the key's file is where it should be.
     *
     * @return bool
     */
    public function present(): bool {
        $current = $this->current();
        return $current !== null && is_readable($this->path($current->key));
    }

    /**
     * What kind of key it is.
     *
     * @return KeyType
     */
    abstract protected function type(): KeyType;

    /**
     * What is kept of the public key, beside what is kept of every key.
     *
     * @param PublicKey $public
     * @return array key (a name that no other key has), issuer (the id that it signs for at this address), and more
     */
    abstract protected function describe(PublicKey $public): array;

    /**
     * Puts a new key in the place of the one in use, which stays to verify what it signed; under the lock.
     *
     * @return stdClass see current()
     */
    protected function renew(): stdClass {
        $old = $this->current();
        if ($old) {
            unset($old->passphrase);
            $retired = array_filter($this->retired(), fn($entry) => $entry->key !== $old->key);
            // First the list, then the key: stopped in between, the old key is in both, which does no harm.
            set_config(static::RETIRED, json_encode([$old, ...$retired]), 'mod_microcred');
        }
        return $this->make();
    }

    /**
     * Makes a key and stores it; under the lock.
     *
     * @return stdClass
     */
    private function make(): stdClass {
        global $CFG;

        $key = SigningKey::generate($this->type());
        $passphrase = bin2hex(random_bytes(32));
        $entry = (object) ($this->describe($key->public()) + [
            'fingerprint' => self::fingerprint($key->public()->toPem()),
            'created' => $this->clock->time(),
            'wwwroot' => $CFG->wwwroot,
            'passphrase' => encryption::encrypt($passphrase),
        ]);
        $this->write($this->path($entry->key), $key->toPem($passphrase));
        // The file comes first: stopped in between, it is a file that nothing can open and nobody looks for.
        set_config(static::CURRENT, json_encode($entry), 'mod_microcred');
        return $entry;
    }

    /**
     * Writes a new file that only its owner may read.
     *
     * @param string $path
     * @param string $content
     */
    private function write(string $path, string $content): void {
        $folder = dirname($path);
        $old = umask(0077);
        try {
            if (!is_dir($folder) && !mkdir($folder, 0700, true) && !is_dir($folder)) {
                throw new refused('issuer_keynotwritten');
            }
            // Mode x fails where anything already has that name, a link included.
            $file = @fopen($path, 'x');
            if (!$file || !chmod($path, 0600) || fwrite($file, $content) !== strlen($content) || !fsync($file)) {
                throw new refused('issuer_keynotwritten');
            }
            fclose($file);
        } finally {
            umask($old);
        }
    }

    /**
     * Where a key's file is.
     *
     * @param string $name
     * @return string
     */
    private function path(string $name): string {
        global $CFG;
        return $CFG->dataroot . '/microcred/keys/' . clean_filename($name) . '.pem';
    }

    /**
     * The fingerprint of a public key, as `openssl pkey -pubin -outform DER | sha256sum` has it.
     *
     * @param string $pem
     * @return string hexadecimal
     */
    private static function fingerprint(string $pem): string {
        return hash('sha256', base64_decode(preg_replace('/-----[^-]+-----|\s/', '', $pem)));
    }

    /**
     * Does some work while no other process can make a key.
     *
     * @param callable $work
     * @return stdClass
     */
    protected function exclusively(callable $work): stdClass {
        $lock = lock_config::get_lock_factory('mod_microcred')->get_lock(static::CURRENT, self::PATIENCE);
        if (!$lock) {
            throw new refused('busy');
        }
        try {
            return $work();
        } finally {
            $lock->release();
        }
    }

    /**
     * A stored value, read past Moodle's cache: a process that was stopped right after its write leaves that behind.
     *
     * @param string $name
     * @return string
     */
    private function stored(string $name): string {
        return (string) $this->db->get_field('config_plugins', 'value', ['plugin' => 'mod_microcred', 'name' => $name]);
    }
}
