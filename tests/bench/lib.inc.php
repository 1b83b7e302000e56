<?php
// Measuring for the scripts beside this one.

if (!extension_loaded('microcred')) {
    fwrite(STDERR, "load the extension: php -d extension=.../microcred.so " . $_SERVER['argv'][0] . "\n");
    exit(2);
}

/**
 * Runs the candidates in turns, so that a busy moment of the machine falls on all of them, and gives each one's
 * median time for one call, in seconds.
 *
 * @param array<string, callable> $candidates
 * @param int $rounds
 * @param float $each about how long one round of one candidate takes, in seconds
 * @return array<string, float>
 */
function median_times(array $candidates, int $rounds = 7, float $each = 0.05): array {
    $calls = $times = [];
    foreach ($candidates as $name => $call) {
        $call();
        $start = hrtime(true);
        $call();
        $calls[$name] = max(1, (int) ($each * 1e9 / max(1, hrtime(true) - $start)));
    }
    for ($round = 0; $round < $rounds; $round++) {
        foreach ($candidates as $name => $call) {
            $start = hrtime(true);
            for ($i = $calls[$name]; $i > 0; $i--) {
                $call();
            }
            $times[$name][] = (hrtime(true) - $start) / 1e9 / $calls[$name];
        }
    }
    return array_map(function (array $all): float {
        sort($all);
        return $all[intdiv(count($all), 2)];
    }, $times);
}
