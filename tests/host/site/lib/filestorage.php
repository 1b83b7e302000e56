<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Files: rows that say where a file belongs, contents once each under the site's data by their SHA-1. */

class stored_file {
    private static array $fields = ['id', 'contenthash', 'pathnamehash', 'contextid', 'component', 'filearea', 'itemid', 'filepath',
        'filename', 'userid', 'filesize', 'mimetype', 'status', 'source', 'author', 'license', 'timecreated', 'timemodified', 'sortorder'];

    public function __construct(private file_storage $storage, private stdClass $row) {
    }
    public function __call(string $name, array $arguments) {
        $field = substr($name, 4);
        if (str_starts_with($name, 'get_') && in_array($field, self::$fields, true)) {
            return in_array($field, ['id', 'contextid', 'itemid', 'filesize', 'timecreated', 'timemodified', 'sortorder'], true)
                ? (int) $this->row->$field : $this->row->$field;
        }
        throw new coding_exception("stored_file::$name() is not in the pocket host");
    }
    private function path(): string {
        return $this->storage->content_path($this->row->contenthash);
    }
    public function is_directory() {
        return $this->row->filename === '.';
    }
    public function is_external_file() {
        return false;
    }
    public function is_valid_image() {
        return str_starts_with((string) $this->row->mimetype, 'image/') && @getimagesizefromstring($this->get_content()) !== false;
    }
    public function get_imageinfo() {
        $size = @getimagesizefromstring($this->get_content());
        return $size ? ['width' => $size[0], 'height' => $size[1], 'mimetype' => $size['mime']] : false;
    }
    public function get_content() {
        $content = @file_get_contents($this->path());
        if ($content === false) {
            throw new file_exception('storedfilecannotread', '', $this->path());
        }
        return $content;
    }
    public function get_content_file_handle($type = 0) {
        $handle = @fopen($this->path(), 'rb');
        if ($handle === false) {
            throw new file_exception('storedfilecannotread', '', $this->path());
        }
        return $handle;
    }
    public function get_psr_stream() {
        throw new coding_exception('Not in the pocket host');
    }
    public function readfile() {
        readfile($this->path());
    }
    public function copy_content_to($pathname) {
        return copy($this->path(), $pathname);
    }
    public function copy_content_to_temp($dir = 'files', $fileprefix = 'tempup_') {
        $path = tempnam(make_temp_directory($dir), $fileprefix);
        $this->copy_content_to($path);
        return $path;
    }
    public function delete() {
        global $DB;
        $DB->delete_records('files', ['id' => $this->row->id]);
        if (!$DB->record_exists('files', ['contenthash' => $this->row->contenthash])) {
            @unlink($this->path());
        }
        return true;
    }
    public function rename($filepath, $filename) {
        global $DB;
        $this->row->filepath = $filepath;
        $this->row->filename = $filename;
        $this->row->pathnamehash = file_storage::get_pathname_hash($this->row->contextid, $this->row->component,
            $this->row->filearea, $this->row->itemid, $filepath, $filename);
        $DB->update_record('files', $this->row);
    }
    public function replace_file_with(stored_file $newfile) {
        global $DB;
        $this->row->contenthash = $newfile->get_contenthash();
        $this->row->filesize = $newfile->get_filesize();
        $DB->update_record('files', $this->row);
    }
    public function set_sortorder($sortorder) {
        global $DB;
        $this->row->sortorder = $sortorder;
        $DB->update_record('files', $this->row);
    }
    public function compare_to_string($content) {
        return sha1($content) === $this->row->contenthash;
    }
    public function get_parent_directory() {
        return null;
    }
}

class file_storage {
    public function content_path(string $hash): string {
        global $CFG;
        return "$CFG->dataroot/filedir/" . substr($hash, 0, 2) . "/$hash";
    }
    public static function get_pathname_hash($contextid, $component, $filearea, $itemid, $filepath, $filename) {
        return sha1("/$contextid/$component/$filearea/$itemid$filepath$filename");
    }
    public static function hash_from_path($path) {
        return sha1_file($path);
    }
    public static function hash_from_string($content) {
        return sha1((string) $content);
    }
    private function wrap(array $rows, bool $includedirs, bool $byid = false): array {
        $files = [];
        foreach ($rows as $row) {
            if ($includedirs || $row->filename !== '.') {
                $files[$row->pathnamehash] = new stored_file($this, $row);
            }
        }
        return $files;
    }
    public function get_area_files($contextid, $component, $filearea, $itemid = false, $sort = 'itemid, filepath, filename',
            $includedirs = true, $updatedsince = 0, $limitfrom = 0, $limitnum = 0) {
        global $DB;
        $where = ['contextid = :contextid', 'component = :component'];
        $params = ['contextid' => $contextid, 'component' => $component];
        foreach (['filearea' => $filearea] + ($itemid === false ? [] : ['itemid' => $itemid]) as $field => $value) {
            [$in, $more] = $DB->get_in_or_equal($value, SQL_PARAMS_NAMED, $field);
            $where[] = "$field $in";
            $params += $more;
        }
        $rows = $DB->get_records_select('files', implode(' AND ', $where), $params, $sort ?: 'id', '*', $limitfrom, $limitnum);
        return $this->wrap($rows, (bool) $includedirs);
    }
    public function is_area_empty($contextid, $component, $filearea, $itemid = false, $ignoredirs = true) {
        return !$this->get_area_files($contextid, $component, $filearea, $itemid, 'id', !$ignoredirs);
    }
    public function get_file($contextid, $component, $filearea, $itemid, $filepath, $filename) {
        return $this->get_file_by_hash(self::get_pathname_hash($contextid, $component, $filearea, $itemid, $filepath, $filename));
    }
    public function get_file_by_hash($pathnamehash) {
        global $DB;
        $row = $DB->get_record('files', ['pathnamehash' => $pathnamehash]);
        return $row ? new stored_file($this, $row) : false;
    }
    public function get_file_by_id($fileid) {
        global $DB;
        $row = $DB->get_record('files', ['id' => $fileid]);
        return $row ? new stored_file($this, $row) : false;
    }
    public function get_file_instance(stdClass $filerecord) {
        return new stored_file($this, $filerecord);
    }
    public function file_exists($contextid, $component, $filearea, $itemid, $filepath, $filename) {
        return (bool) $this->get_file($contextid, $component, $filearea, $itemid, $filepath, $filename);
    }
    private function add($record, string $hash, int $size, ?string $mimetype = null): stored_file {
        global $DB;
        $record = (object) (array) $record;
        foreach (['contextid', 'component', 'filearea', 'itemid', 'filepath', 'filename'] as $field) {
            if (!isset($record->$field)) {
                throw new file_exception('storedfileproblem', "Invalid $field");
            }
        }
        if (!str_starts_with($record->filepath, '/') || !str_ends_with($record->filepath, '/')) {
            throw new file_exception('storedfileproblem', 'Invalid file path');
        }
        if ($record->filename === '' || ($record->filename !== '.' && clean_param($record->filename, PARAM_FILE) !== $record->filename)) {
            throw new file_exception('storedfileproblem', 'Invalid file name');
        }
        $now = time();
        $row = (object) ['contenthash' => $hash, 'contextid' => $record->contextid, 'component' => $record->component,
            'filearea' => $record->filearea, 'itemid' => $record->itemid, 'filepath' => $record->filepath,
            'filename' => $record->filename, 'userid' => $record->userid ?? null, 'filesize' => $size,
            'mimetype' => $record->mimetype ?? $mimetype ?? mimeinfo('type', $record->filename), 'status' => 0,
            'source' => $record->source ?? null, 'author' => $record->author ?? null, 'license' => $record->license ?? null,
            'timecreated' => $record->timecreated ?? $now, 'timemodified' => $record->timemodified ?? $now,
            'sortorder' => $record->sortorder ?? 0];
        $row->pathnamehash = self::get_pathname_hash($row->contextid, $row->component, $row->filearea, $row->itemid, $row->filepath,
            $row->filename);
        try {
            $row->id = $DB->insert_record('files', $row);
        } catch (dml_write_exception $e) {
            throw new stored_file_creation_exception($row->contextid, $row->component, $row->filearea, $row->itemid,
                $row->filepath, $row->filename, $e->debuginfo);
        }
        return $this->get_file_by_id($row->id);
    }
    private function keep(string $hash, callable $write): void {
        $path = $this->content_path($hash);
        if (!is_file($path)) {
            is_dir(dirname($path)) || @mkdir(dirname($path), 0700, true);
            $temporary = $path . '.' . bin2hex(random_bytes(4));
            $write($temporary);
            rename($temporary, $path);
        }
    }
    public function create_file_from_string($filerecord, $content) {
        $content = (string) $content;
        $this->keep(sha1($content), fn($path) => file_put_contents($path, $content));
        return $this->add($filerecord, sha1($content), strlen($content));
    }
    public function create_file_from_pathname($filerecord, $pathname) {
        if (!is_readable($pathname)) {
            throw new file_exception('storedfilecannotread', '', $pathname);
        }
        $hash = sha1_file($pathname);
        $this->keep($hash, fn($path) => copy($pathname, $path));
        return $this->add($filerecord, $hash, filesize($pathname));
    }
    public function create_file_from_storedfile($filerecord, $fileorid) {
        $file = $fileorid instanceof stored_file ? $fileorid : $this->get_file_by_id($fileorid);
        $record = (object) (array) $filerecord;
        foreach (['contextid', 'component', 'filearea', 'itemid', 'filepath', 'filename', 'userid', 'mimetype', 'source', 'author',
                'license', 'timecreated', 'timemodified', 'sortorder'] as $field) {
            $record->$field ??= $file->{"get_$field"}();
        }
        return $this->add($record, $file->get_contenthash(), $file->get_filesize());
    }
    public function create_directory($contextid, $component, $filearea, $itemid, $filepath, $userid = null) {
        return $this->get_file($contextid, $component, $filearea, $itemid, $filepath, '.') ?: $this->create_file_from_string(
            ['contextid' => $contextid, 'component' => $component, 'filearea' => $filearea, 'itemid' => $itemid,
            'filepath' => $filepath, 'filename' => '.', 'mimetype' => 'inode/directory'], '');
    }
    public function delete_area_files($contextid, $component = false, $filearea = false, $itemid = false) {
        global $DB;
        $key = ['contextid' => $contextid];
        foreach (['component' => $component, 'filearea' => $filearea, 'itemid' => $itemid] as $field => $value) {
            if ($value !== false) {
                $key[$field] = $value;
            }
        }
        foreach ($DB->get_records('files', $key) as $row) {
            (new stored_file($this, $row))->delete();
        }
        return true;
    }
    public function delete_area_files_select($contextid, $component, $filearea, $itemidstest, ?array $params = null) {
        global $DB;
        $params = (array) $params + ['dcontextid' => $contextid, 'dcomponent' => $component, 'dfilearea' => $filearea];
        foreach ($DB->get_records_select('files', "contextid = :dcontextid AND component = :dcomponent AND filearea = :dfilearea
                AND itemid $itemidstest", $params) as $row) {
            (new stored_file($this, $row))->delete();
        }
    }
    public function get_unused_filename($contextid, $component, $filearea, $itemid, $filepath, $filename) {
        $info = pathinfo($filename);
        for ($n = 1; $this->file_exists($contextid, $component, $filearea, $itemid, $filepath, $filename); $n++) {
            $filename = "$info[filename] ($n)" . (isset($info['extension']) ? ".$info[extension]" : '');
        }
        return $filename;
    }
    public function content_exists($contenthash) {
        return is_file($this->content_path($contenthash));
    }
    public function get_file_system() {
        return new class($this) {
            public function __construct(private file_storage $storage) {
            }
            public function get_local_path_from_storedfile(stored_file $file, bool $fetchifnotfound = false): string {
                return $this->storage->content_path($file->get_contenthash());
            }
            public function is_file_readable_locally_by_storedfile(stored_file $file): bool {
                return is_readable($this->storage->content_path($file->get_contenthash()));
            }
            public function is_file_readable_locally_by_hash($hash): bool {
                return is_readable($this->storage->content_path($hash));
            }
        };
    }
}

function get_file_storage($forcereload = false) {
    static $storage = null;
    return $storage ??= new file_storage();
}

function &get_mimetypes_array() {
    static $types = null;
    $types ??= require(__DIR__ . '/mimetypes.php');
    return $types;
}

function mimeinfo($element, $filename) {
    $extension = strtolower(pathinfo((string) $filename, PATHINFO_EXTENSION));
    $type = get_mimetypes_array()[$extension] ?? 'document/unknown';
    return $element === 'type' ? $type : ($element === 'icon' ? 'unknown' : explode('/', $type)[0]);
}

function get_mimetype_description($file, $capitalise = false) {
    $name = $file instanceof stored_file ? $file->get_filename() : (is_object($file) ? $file->filename : (string) $file);
    return strtoupper(pathinfo($name, PATHINFO_EXTENSION)) . ' ' . get_string('file');
}

function file_extension_in_typegroup($filename, $groups, $checktype = false) {
    return in_array(explode('/', mimeinfo('type', $filename))[0], (array) $groups, true);
}

function file_mimetype_in_typegroup($mimetype, $groups) {
    return in_array(explode('/', $mimetype)[0], array_map(fn($g) => str_replace('web_', '', $g), (array) $groups), true);
}

function file_file_icon($file, $size = null) {
    return 'f/unknown';
}

function file_mimetype_icon($mimetype, $size = null) {
    return 'f/unknown';
}

/* Draft areas: what a form edits before it is saved. */

function file_get_unused_draft_itemid() {
    global $DB, $USER;
    do {
        $id = random_int(1, 999999999);
    } while ($DB->record_exists('files', ['component' => 'user', 'filearea' => 'draft', 'itemid' => $id]));
    return $id;
}

function file_get_submitted_draft_itemid($elname) {
    $value = $_REQUEST[$elname] ?? $_POST[$elname] ?? null;
    if ($value === null) {
        return false;
    }
    if (is_array($value)) {
        $value = $value['itemid'] ?? 0;
    }
    if ($value) {
        require_sesskey();
    }
    return (int) $value;
}

function file_prepare_draft_area(&$draftitemid, $contextid, $component, $filearea, $itemid, ?array $options = null, $text = null) {
    global $USER;
    $storage = get_file_storage();
    if (empty($draftitemid)) {
        $draftitemid = file_get_unused_draft_itemid();
        if ($contextid !== null && $itemid !== null) {
            $usercontext = context_user::instance($USER->id);
            foreach ($storage->get_area_files($contextid, $component, $filearea, $itemid, 'id', false) as $file) {
                $storage->create_file_from_storedfile(['contextid' => $usercontext->id, 'component' => 'user', 'filearea' => 'draft',
                    'itemid' => $draftitemid, 'filepath' => $file->get_filepath(), 'filename' => $file->get_filename()], $file);
            }
        }
    }
    return $text === null ? null : file_rewrite_pluginfile_urls($text, 'draftfile.php', context_user::instance($USER->id)->id, 'user',
        'draft', $draftitemid);
}

/** Makes an area the same as a draft: keeps what did not change, so that ids and times stay. */
function file_save_draft_area_files($draftitemid, $contextid, $component, $filearea, $itemid, ?array $options = null, $text = null,
        $forcehttps = false) {
    global $USER;
    $options = (array) $options + ['subdirs' => false, 'maxfiles' => -1, 'maxbytes' => 0];
    $storage = get_file_storage();
    $usercontext = context_user::instance($USER->id);
    $drafts = [];
    foreach ($storage->get_area_files($usercontext->id, 'user', 'draft', $draftitemid, 'id', false) as $file) {
        if ($options['maxbytes'] > 0 && $file->get_filesize() > $options['maxbytes']) {
            continue;
        }
        if ($options['maxfiles'] != -1 && count($drafts) >= $options['maxfiles']) {
            break;
        }
        $drafts[$file->get_filepath() . $file->get_filename()] = $file;
    }
    foreach ($storage->get_area_files($contextid, $component, $filearea, $itemid, 'id', true) as $file) {
        $name = $file->get_filepath() . $file->get_filename();
        if (isset($drafts[$name]) && $drafts[$name]->get_contenthash() === $file->get_contenthash()) {
            unset($drafts[$name]);
        } else {
            $file->delete();
        }
    }
    foreach ($drafts as $file) {
        $storage->create_file_from_storedfile(['contextid' => $contextid, 'component' => $component, 'filearea' => $filearea,
            'itemid' => $itemid, 'timemodified' => time(), 'userid' => $USER->id], $file);
    }
    return $text === null ? null : str_replace(
        $GLOBALS['CFG']->wwwroot . "/draftfile.php/$usercontext->id/user/draft/$draftitemid/", '@@PLUGINFILE@@/', $text);
}

function file_postupdate_standard_filemanager($data, $field, $options, $context, $component, $filearea, $itemid) {
    file_save_draft_area_files($data->{"{$field}_filemanager"}, $context->id, $component, $filearea, $itemid, $options);
    return $data;
}

function file_get_draft_area_info($draftitemid, $filepath = '/') {
    global $USER;
    $files = get_file_storage()->get_area_files(context_user::instance($USER->id)->id, 'user', 'draft', $draftitemid, 'id', false);
    $size = array_sum(array_map(fn($file) => $file->get_filesize(), $files));
    return ['filecount' => count($files), 'foldercount' => 0, 'filesize' => $size, 'filesize_without_references' => $size];
}

function file_is_draft_area_limit_reached($draftitemid, $areamaxbytes, $newfilesize = 0, $includereferences = false) {
    return $areamaxbytes > 0 && file_get_draft_area_info($draftitemid)['filesize'] + $newfilesize > $areamaxbytes;
}

/* Sending. */

function pocket_send_headers(string $filename, string $mimetype, $lifetime, $forcedownload, array $options, ?int $size): void {
    \core\session\manager::write_close();
    header('X-Content-Type-Options: nosniff');
    header('Content-Type: ' . $mimetype . (str_starts_with($mimetype, 'text/') ? '; charset=utf-8' : ''));
    $disposition = $forcedownload ? 'attachment' : 'inline';
    header("Content-Disposition: $disposition; filename=\"" . addcslashes($filename, '"\\') . "\"; filename*=UTF-8''"
        . rawurlencode($filename));
    header($lifetime > 0 ? 'Cache-Control: ' . ($options['cacheability'] ?? 'private') . ", max-age=$lifetime"
        : 'Cache-Control: private, max-age=0, no-cache, no-store');
    if ($size !== null) {
        header('Content-Length: ' . $size);
    }
}

function send_stored_file($storedfile, $lifetime = null, $filter = 0, $forcedownload = false, array $options = []) {
    if (!$storedfile || $storedfile->is_directory()) {
        send_file_not_found();
    }
    $name = $options['filename'] ?? $storedfile->get_filename();
    $type = (string) $storedfile->get_mimetype();
    // What could act as a page of this site is never shown inline.
    $active = preg_match('~^(text/html|image/svg|application/xhtml|text/xml|application/xml)~', $type);
    pocket_send_headers($name, $type, $lifetime ?? 60, $forcedownload || ($active && empty($options['dontforcesvgdownload'])), $options,
        $storedfile->get_filesize());
    if (PHPUNIT_TEST) {
        $storedfile->readfile();
        return;
    }
    while (ob_get_level()) {
        ob_end_clean();
    }
    $storedfile->readfile();
    empty($options['dontdie']) && exit(0);
}

function send_file($path, $filename, $lifetime = null, $filter = 0, $pathisstring = false, $forcedownload = false, $mimetype = '',
        $dontdie = false, array $options = []) {
    $type = $mimetype ?: mimeinfo('type', $filename);
    pocket_send_headers($filename, $type, $lifetime ?? 60, $forcedownload, $options, $pathisstring ? strlen($path) : filesize($path));
    while (!PHPUNIT_TEST && ob_get_level()) {
        ob_end_clean();
    }
    $pathisstring ? print($path) : readfile($path);
    if (!$dontdie && !PHPUNIT_TEST) {
        exit(0);
    }
}

function send_temp_file($path, $filename, $pathisstring = false) {
    send_file($path, $filename, 0, 0, $pathisstring, true);
}

function send_content_uncached($content, $filename) {
    pocket_send_headers($filename, mimeinfo('type', $filename), 0, false, [], strlen($content));
    echo $content;
    exit(0);
}

function send_headers_uncached(): void {
    header('Cache-Control: private, max-age=0, no-cache, no-store');
}

function send_file_not_found() {
    http_response_code(404);
    throw new moodle_exception('filenotfound', 'error');
}

function send_header_404() {
    http_response_code(404);
}

/** The path behind a script's name, as in pluginfile.php/1/a/b. */
function get_file_argument() {
    return isset($_SERVER['PATH_INFO']) && $_SERVER['PATH_INFO'] !== '' ? $_SERVER['PATH_INFO'] : optional_param('file', false, PARAM_PATH);
}
