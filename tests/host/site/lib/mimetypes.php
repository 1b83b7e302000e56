<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Extension => media type, for what people hand in and browsers ask for. */

return ['pdf' => 'application/pdf', 'png' => 'image/png', 'jpg' => 'image/jpeg', 'jpeg' => 'image/jpeg', 'gif' => 'image/gif',
    'svg' => 'image/svg+xml', 'webp' => 'image/webp', 'txt' => 'text/plain', 'md' => 'text/markdown', 'html' => 'text/html',
    'htm' => 'text/html', 'css' => 'text/css', 'js' => 'application/x-javascript', 'json' => 'application/json',
    'jsonld' => 'application/ld+json', 'jwt' => 'application/jwt',
    'xml' => 'application/xml', 'csv' => 'text/csv', 'zip' => 'application/zip', 'mbz' => 'application/vnd.moodle.backup',
    'doc' => 'application/msword', 'docx' => 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'odt' => 'application/vnd.oasis.opendocument.text', 'ods' => 'application/vnd.oasis.opendocument.spreadsheet',
    'odp' => 'application/vnd.oasis.opendocument.presentation', 'xls' => 'application/vnd.ms-excel',
    'xlsx' => 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'ppt' => 'application/vnd.ms-powerpoint',
    'pptx' => 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'rtf' => 'text/rtf',
    'mp3' => 'audio/mp3', 'm4a' => 'audio/mp4', 'wav' => 'audio/wav', 'ogg' => 'audio/ogg', 'oga' => 'audio/ogg', 'opus' => 'audio/ogg',
    'mp4' => 'video/mp4', 'webm' => 'video/webm', 'mov' => 'video/quicktime', 'ogv' => 'video/ogg', 'ico' => 'image/vnd.microsoft.icon'];
