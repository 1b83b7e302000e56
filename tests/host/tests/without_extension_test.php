<?php
// Pocket host of Microcred. GPL-3.0-or-later.

require_once(__DIR__ . '/../../demo/browser.php');

/**
 * A site where the extension was never installed, and one that lost it after use.
 *
 * @group withoutextension
 */
final class without_extension_test extends advanced_testcase {
    private static ?string $data = null;
    private static string $site = '';
    /** @var resource|null */
    private static $server = null;
    private static array $seeded = [];

    /** Runs a command, with the extension or without. */
    private static function run_command(string $so, string ...$command): string {
        $environment = ['MICROCRED_SO' => $so] + getenv();
        unset($environment['MICROCRED_HOST_DATA']);
        if (self::$data !== null) {
            $environment['MICROCRED_HOST_DATA'] = self::$data;
        }
        $process = proc_open($command, [0 => ['file', '/dev/null', 'r'], 1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes, null, $environment);
        $output = stream_get_contents($pipes[1]);
        $code = proc_close($process);
        self::assertSame(0, $code, implode(' ', $command) . "\n$output");
        return $output;
    }

    private static function options(string $so): array {
        $line = trim(self::run_command($so, __DIR__ . '/../with-extension'));
        return $line === '' ? [] : explode(' ', $line);
    }

    /** Makes a site with the extension, uses it, and serves it without. */
    private function lost(): demo_browser {
        $so = getenv('MICROCRED_TEST_SO') ?: dirname(__DIR__, 3) . '/build/ext/modules/microcred.so';
        if (!is_file($so)) {
            $this->markTestSkipped("no extension at $so to use the site with first");
        }
        if (self::$data === null) {
            $host = dirname(__DIR__);
            $data = sys_get_temp_dir() . '/microcred-lost' . bin2hex(random_bytes(4));
            $socket = stream_socket_server('tcp://127.0.0.1:0');
            $port = explode(':', stream_socket_get_name($socket, false))[1];
            fclose($socket);
            self::$site = "http://127.0.0.1:$port";
            self::run_command($so, "$host/reset", $data, self::$site);
            self::$data = $data;
            self::$seeded = json_decode(self::run_command($so, 'php', ...self::options($so), ...["$host/../demo/seed.php", "$data/config.php"]), true);
            self::run_command($so, 'php', ...self::options($so), ...[$GLOBALS['CFG']->dirroot . '/admin/cli/cron.php']);
            self::$server = proc_open(["$host/serve", $port, $data], [0 => ['file', '/dev/null', 'r'], 1 => ['file', "$data/server.log", 'w'],
                2 => ['redirect', 1]], $pipes, null, ['MICROCRED_SO' => 'none'] + getenv());
            for ($i = 0; $i < 100 && !@fsockopen('127.0.0.1', (int) $port); $i++) {
                usleep(100000);
            }
        }
        return new demo_browser(self::$site, 'admin');
    }

    public static function tearDownAfterClass(): void {
        if (self::$server) {
            proc_terminate(self::$server);
            proc_close(self::$server);
            remove_dir(self::$data);
            self::$data = self::$server = null;
        }
    }

    private function scalar(string $sql): string {
        return (string) (new PDO('sqlite:' . self::$data . '/site.sqlite'))->query($sql)->fetchColumn();
    }

    public function test_a_site_installed_without_it_has_the_plugin_switched_off(): void {
        global $DB;
        $this->assertSame('0', $DB->get_field('modules', 'visible', ['name' => 'microcred']));
        $this->assertNotNull(\mod_microcred\local\engine::problem());
    }

    public function test_course_page_gradebook_and_profile_go_on_when_it_is_lost(): void {
        $browser = $this->lost();
        $browser->sign_in('Demo-12345');
        $course = self::$seeded['course'];
        $browser->open("/course/view.php?id=$course")->must_say('Performance assessment design');
        $browser->open("/grade/report/index.php?id=$course")->must_say('Amara');
        $browser->open('/user/profile.php');
        $browser->open('/my/');
        $this->addToAssertionCount(1);
    }

    public function test_its_pages_say_what_to_do(): void {
        $browser = $this->lost();
        $browser->sign_in('Demo-12345');
        $cmid = self::$seeded['cmid'];
        foreach (["view.php?id=$cmid", "queue.php?id=$cmid", "candidates.php?id=$cmid", "setup.php?id=$cmid"] as $page) {
            $browser->open("/mod/microcred/$page", 503)->must_say('extension');
        }
        // Nobody is signed in there, so nobody is told what to install.
        $browser->open('/mod/microcred/verify.php', 503)->must_not_say('microcred.so');
        $browser->open('/admin/index.php')->must_say('error: ');
        $browser->open('/admin/settings.php?section=modsettingmicrocred');
        $this->addToAssertionCount(1);
    }

    public function test_the_public_page_answers_503_with_the_stored_facts(): void {
        $browser = $this->lost();
        $publicid = $this->scalar('SELECT MIN(publicid) FROM m_microcred_credential WHERE document IS NOT NULL');
        $this->assertNotSame('', $publicid);
        $browser->open("/mod/microcred/credential.php?c=$publicid", 503)->must_say('Performance assessment design')
            ->must_say('Riverbend Public Schools');
        $this->addToAssertionCount(1);
    }

    public function test_cron_runs_and_signing_waits(): void {
        $this->lost();
        $before = $this->scalar("SELECT COUNT(*) FROM m_microcred_credential WHERE status = 'issued'");
        (new PDO('sqlite:' . self::$data . '/site.sqlite'))->exec("UPDATE m_microcred_credential SET status = 'pending', document = NULL,
            timesigned = 0 WHERE id = (SELECT MAX(id) FROM m_microcred_credential)");
        self::run_command('none', 'php', $GLOBALS['CFG']->dirroot . '/admin/cli/cron.php');
        $this->assertSame((string) ($before - 1), $this->scalar("SELECT COUNT(*) FROM m_microcred_credential WHERE status = 'issued'"));
        $this->assertSame('1', $this->scalar("SELECT COUNT(*) FROM m_microcred_credential WHERE status = 'pending'"));
    }
}
