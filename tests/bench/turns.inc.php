<?php
// Ours and a rival in turns, in processor time: a slow moment of the machine falls on both. Beside lib.inc.php.

function median(array $values): float {
    sort($values);
    return $values[intdiv(count($values), 2)];
}

/** Processor time of one call, in seconds, over about a tenth of a second of calls. */
function time_of(callable $call): float {
    static $calls = [];
    $id = spl_object_id($call);
    if (!isset($calls[$id])) {
        for ($calls[$id] = 1; ($took = once($call, $calls[$id])) < 0.02; $calls[$id] *= 4);
        $calls[$id] = max(1, (int) (0.1 / $took * $calls[$id]));
    }
    return once($call, $calls[$id]) / $calls[$id];
}

function once(callable $call, int $times): float {
    $start = processor_time();
    for ($i = $times; $i > 0; $i--) {
        $call();
    }
    return processor_time() - $start;
}

/**
 * Ours and rivals in turns.
 *
 * @param array<string, callable> $ours what it is => a closure that gives seconds for one
 * @param callable $rivals gives one round of the rivals: what it is => seconds for one
 * @param array<string, list<string>> $sums what is added up within each round: what it is => of what
 * @return array<string, array{0: float, 1: float, 2: float}> seconds of ours, of the rival, and how many times as fast ours is
 */
function in_turns(array $ours, callable $rivals, int $rounds, array $sums = []): array {
    $times = $others = $ratios = [];
    for ($round = 0; $round < $rounds; $round++) {
        foreach ($ours as $what => $time) {
            $times[$what][] = $time();
        }
        foreach ($rivals() as $what => $other) {
            $others[$what][] = $other;
        }
        foreach ($sums as $what => $of) {
            $times[$what][] = array_sum(array_map(fn($one) => $times[$one][$round], $of));
            $others[$what][] = array_sum(array_map(fn($one) => $others[$one][$round], $of));
        }
        foreach ($times as $what => $_) {
            $ratios[$what][] = $others[$what][$round] / $times[$what][$round];
        }
    }
    $all = [];
    foreach ($times as $what => $_) {
        $all[$what] = [median($times[$what]), median($others[$what]), median($ratios[$what])];
    }
    return $all;
}

function beside(callable $ours, callable $rival, int $rounds = 9): array {
    return in_turns(['it' => fn() => time_of($ours)], fn() => ['it' => time_of($rival)], $rounds)['it'];
}

function row(string $what, array $times, string $rival, string $asked): void {
    printf("%-45s %9.2f %9.2f %8.2fx  %-6s %s\n", $what, 1e6 * $times[0], 1e6 * $times[1], $times[2], $asked, $rival);
}

function must(bool $holds, string $what): void {
    if (!$holds) {
        fwrite(STDERR, "$what\n");
        exit(1);
    }
}
