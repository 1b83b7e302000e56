<?php
// Measuring for the scripts beside this one.

if (!extension_loaded('microcred')) {
    fwrite(STDERR, "load the extension: php -d extension=.../microcred.so " . $_SERVER['argv'][0] . "\n");
    exit(2);
}

/** Processor time of this process and its threads, in seconds: what others do on the machine meanwhile is not in it. */
function processor_time(): float {
    $used = getrusage();
    return $used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec'] + ($used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']) / 1e6;
}

/** Time on the clock, in seconds. */
function clock_time(): float {
    return hrtime(true) / 1e9;
}

/**
 * Runs the candidates in turns, so that a busy moment of the machine falls on all of them, and gives each one's
 * median time for one call, in seconds.
 *
 * @param array<string, callable> $candidates
 * @param int $rounds
 * @param float $each about how long one round of one candidate takes, in seconds
 * @param string $time "processor_time" for work that one thread does without waiting, else "clock_time"
 * @return array<string, float>
 */
function median_times(array $candidates, int $rounds = 7, float $each = 0.05, string $time = 'clock_time'): array {
    $calls = $times = [];
    foreach ($candidates as $name => $call) {
        $call();
        $start = $time();
        $call();
        $once = $time() - $start;
        // One call may be shorter than the clock can see.
        $calls[$name] = 1;
        while ($once < $each / 10 && $calls[$name] < 1000000) {
            $calls[$name] *= 10;
            $start = $time();
            for ($i = $calls[$name]; $i > 0; $i--) {
                $call();
            }
            $once = $time() - $start;
        }
        $calls[$name] = max(1, (int) ($each / max(1e-9, $once) * $calls[$name]));
    }
    for ($round = 0; $round < $rounds; $round++) {
        foreach ($candidates as $name => $call) {
            $start = $time();
            for ($i = $calls[$name]; $i > 0; $i--) {
                $call();
            }
            $times[$name][] = ($time() - $start) / $calls[$name];
        }
    }
    return array_map(function (array $all): float {
        sort($all);
        return $all[intdiv(count($all), 2)];
    }, $times);
}
