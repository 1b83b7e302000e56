<?php
// Pocket host of Microcred. GPL-3.0-or-later.

/* install.php BUILD DATADIR URL: writes the site's config.php and fills its database. */

[, $build, $data, $url] = $argv;
$config = "<?php\n// A site of the pocket host.\nunset(\$CFG);\nglobal \$CFG;\n\$CFG = new stdClass();\n"
    . '$CFG->wwwroot = ' . var_export($url, true) . ";\n"
    . "\$CFG->dataroot = __DIR__;\n"
    . '$CFG->vendordir = ' . var_export("$build/vendor", true) . ";\n"
    . 'require_once(' . var_export("$build/root/lib/setup.php", true) . ");\n";
file_put_contents("$data/config.php", $config);
define('CLI_SCRIPT', true);
define('POCKET_INSTALLING', true);
putenv("MICROCRED_HOST_DATA=$data");
require("$data/config.php");
require_once("$CFG->libdir/installlib.php");
pocket_install_site('Demo-12345');
// Everything in one file, so that a copy of it is a copy of the site.
$DB->connection()->executeStatement('PRAGMA wal_checkpoint(TRUNCATE)');
$DB->close();
