<?php
// Rubrics to be written for others.

use Microcred\Rubric;

/** One of each kind: with and without points, titles, texts and lines; and the largest. */
function rubrics_for_case(): array {
    $level = fn(string $id, array $more) => ['id' => $id] + $more;
    $rubric = fn(array $more) => Rubric::read(json_encode(['format' => 'microcred-rubric-1'] + $more, JSON_UNESCAPED_UNICODE), 'json');
    return [
        'points and texts' => $rubric(['title' => "Two\nlines", 'text' => "More\nlines", 'criteria' => [
            ['id' => 'a', 'title' => "Title\tof a criterion", 'text' => "text\nof it", 'levels' => [
                $level('b', ['points' => -99999.99999, 'title' => "Level\nname", 'text' => 'x']), $level('c', ['points' => 0.00001])]],
            ['id' => 'd', 'title' => "A title\nalone", 'levels' => [$level('e', ['points' => 0]), $level('f', ['points' => 1, 'text' => 'é'])]],
        ]]),
        'a profile' => $rubric(['criteria' => [['id' => 'a', 'title' => 'T', 'levels' => [$level('b', ['title' => 'Low']), $level('c', ['text' => 'high'])]]]]),
    ];
}
