<?php
// Small real files for the demonstration: a PDF, a PNG, an office document and a sound clip, made when they are needed
// so that none has to be kept in the project.

/**
 * A one-page PDF (ISO 32000-1, section 7.5) with a title and lines of text in Helvetica.
 *
 * @param string $title
 * @param string[] $lines plain ASCII
 * @return string the bytes of the file
 */
function demo_pdf(string $title, array $lines): string {
    $escape = fn(string $text): string => strtr($text, ['\\' => '\\\\', '(' => '\\(', ')' => '\\)']);
    $page = "BT /F1 18 Tf 56 780 Td (" . $escape($title) . ") Tj ET\nBT /F1 11 Tf 15 TL 56 748 Td\n";
    foreach ($lines as $line) {
        foreach (explode("\n", wordwrap($line, 86)) as $part) {
            $page .= '(' . $escape($part) . ") Tj T*\n";
        }
        $page .= "T*\n";
    }
    $page .= 'ET';
    $objects = [
        '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
        '<< /Length ' . strlen($page) . " >>\nstream\n$page\nendstream",
    ];
    $pdf = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
    $offsets = [];
    foreach ($objects as $number => $object) {
        $offsets[] = strlen($pdf);
        $pdf .= ($number + 1) . " 0 obj\n$object\nendobj\n";
    }
    $start = strlen($pdf);
    $pdf .= "xref\n0 6\n0000000000 65535 f \n";
    foreach ($offsets as $offset) {
        $pdf .= sprintf("%010d 00000 n \n", $offset);
    }
    return $pdf . "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n$start\n%%EOF\n";
}

/**
 * A PNG (ISO/IEC 15948) of 480 by 270 pixels: a floor plan of coloured tables, different for each seed.
 *
 * @param int $seed
 * @return string the bytes of the file
 */
function demo_png(int $seed): string {
    $chunk = fn(string $type, string $data): string =>
        pack('N', strlen($data)) . $type . $data . pack('N', crc32($type . $data));
    $colours = [[252, 250, 245], [30, 90, 140], [200, 120, 40], [60, 140, 90], [150, 60, 110]];
    $rows = '';
    for ($y = 0; $y < 270; $y++) {
        $row = '';
        for ($x = 0; $x < 480; $x++) {
            $table = intdiv($x, 96) + 5 * intdiv($y, 90);
            $inside = $x % 96 > 18 && $x % 96 < 78 && $y % 90 > 22 && $y % 90 < 68;
            $row .= chr($inside ? 1 + ($table * 7 + $seed) % 4 : 0);
        }
        $rows .= "\0" . $row;
    }
    $palette = '';
    foreach ($colours as [$red, $green, $blue]) {
        $palette .= chr($red) . chr($green) . chr($blue);
    }
    return "\x89PNG\r\n\x1a\n" . $chunk('IHDR', pack('NNCCCCC', 480, 270, 8, 3, 0, 0, 0)) . $chunk('PLTE', $palette)
        . $chunk('IDAT', gzcompress($rows, 9)) . $chunk('IEND', '');
}

/**
 * A word-processor document (ECMA-376) with a title and paragraphs.
 *
 * @param string $title
 * @param string[] $paragraphs
 * @return string the bytes of the file
 */
function demo_docx(string $title, array $paragraphs): string {
    $escape = fn(string $text): string => htmlspecialchars($text, ENT_XML1);
    $body = '<w:p><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>' . $escape($title) . '</w:t></w:r></w:p>';
    foreach ($paragraphs as $paragraph) {
        $body .= '<w:p><w:r><w:t xml:space="preserve">' . $escape($paragraph) . '</w:t></w:r></w:p>';
    }
    $xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
    $ns = 'http://schemas.openxmlformats.org/';
    $path = tempnam(sys_get_temp_dir(), 'docx');
    $zip = new ZipArchive();
    $zip->open($path, ZipArchive::OVERWRITE);
    $zip->addFromString('[Content_Types].xml', "$xml<Types xmlns=\"{$ns}package/2006/content-types\">"
        . '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        . '<Override PartName="/word/document.xml" '
        . 'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
    $zip->addFromString('_rels/.rels', "$xml<Relationships xmlns=\"{$ns}package/2006/relationships\">"
        . "<Relationship Id=\"rId1\" Type=\"{$ns}officeDocument/2006/relationships/officeDocument\" "
        . 'Target="word/document.xml"/></Relationships>');
    $zip->addFromString('word/document.xml', "$xml<w:document xmlns:w=\"{$ns}wordprocessingml/2006/main\">"
        . "<w:body>$body</w:body></w:document>");
    $zip->close();
    $bytes = file_get_contents($path);
    unlink($path);
    return $bytes;
}

/**
 * A WAV clip (RIFF, 8 kHz, 8 bit, mono) of three seconds: a rise and fall of tones, as of altered voices.
 *
 * @param int $seed
 * @return string the bytes of the file
 */
function demo_wav(int $seed): string {
    $samples = '';
    for ($i = 0; $i < 24000; $i++) {
        $pitch = 160 + 60 * sin($i / 2600 + $seed) + 25 * sin($i / 700);
        $samples .= chr(128 + (int) round(50 * sin($i * $pitch * 2 * M_PI / 8000 / 10) * (0.6 + 0.4 * sin($i / 900))));
    }
    return 'RIFF' . pack('V', 36 + strlen($samples)) . 'WAVEfmt ' . pack('VvvVVvv', 16, 1, 1, 8000, 8000, 1, 8)
        . 'data' . pack('V', strlen($samples)) . $samples;
}

/**
 * The bytes of one named piece of evidence of one candidate.
 *
 * @param string $name as in programme.php
 * @param string $title what the file is
 * @param int $seed so that no two candidates hand in the same bytes
 * @return string
 */
function demo_file(string $name, string $title, int $seed): string {
    $text = [
        $title . '.',
        'You work in a group of three or four. You decide which question inside the topic you take up, how you find out, and '
            . 'what you make of it. You have five lessons, and somebody from outside the school reads the result.',
        'Before you begin, put the goals of this task in your own words and hang them where your group can see them. We use '
            . 'the same goals to judge the work.',
        'Version ' . ($seed + 1) . '. Ask for the reader, the sentence starters or a quiet table whenever you want them.',
    ];
    return match (pathinfo($name, PATHINFO_EXTENSION)) {
        'pdf' => demo_pdf($title, $text),
        'png' => demo_png($seed),
        'docx' => demo_docx($title, $text),
        'wav' => demo_wav($seed),
    };
}
