# A real Moodle for each database: a copy of the tree that MOODLE_DIR names, which itself is never written to.
# Needs tests/setup/lib.sh and tests/moodle/servers.sh.
# shellcheck shell=bash

# The commit whose package is the first that a site can be upgraded from.
MC_BEFORE=a2cc8e71c5b02d69bf9ed957b0c101589744a7e4
# shellcheck disable=SC2034 # for who sources this
MC_NO_BEFORE="the history here does not reach back to ${MC_BEFORE:0:7}, whose package would be upgraded"

# has_before: whether that package can be made; a shallow clone has no history, an archive no repository.
has_before() {
	[ "$(git -C "$MC_ROOT" rev-parse --show-toplevel 2>/dev/null)" = "$MC_ROOT" ] &&
		git -C "$MC_ROOT" cat-file -e "$MC_BEFORE^{commit}" 2>/dev/null
}

# moodle_dirs: prints the Moodles to test on, one a line. MOODLE_DIR names one or, with ':' between them, several; when it
# is empty there is none.
moodle_dirs() {
	local dir dirs
	IFS=: read -r -a dirs <<<"${MOODLE_DIR-${XDG_CACHE_HOME:-$HOME/.cache}/microcred/moodle}"
	for dir in ${dirs[@]+"${dirs[@]}"}; do
		if [ -f "$dir/lib/moodlelib.php" ] && [ -f "$dir/version.php" ]; then
			(cd "$dir" && pwd)
		fi
	done
}

# moodle_dir: prints the first of them; fails when there is none.
moodle_dir() {
	moodle_dirs | awk 'NR == 1 { print } END { exit NR == 0 }'
}

moodle_release() {
	php -n -r 'define("MOODLE_INTERNAL", 1); define("MATURITY_STABLE", 200); require $argv[1]; echo strtok($release, " ");' \
		"$1/version.php"
}

# What Moodle itself asks for, beside what the extension's build does.
need_moodle() {
	need_php soap
	need_database "$1"
	if ! locale -a | grep -qix 'en_AU.utf-\?8'; then
		need_packages locales
		as_root sed -i 's/^# *\(en_AU.UTF-8 UTF-8\)/\1/' /etc/locale.gen
		as_root locale-gen >/dev/null
	fi
}

site_of() {
	echo "$MC_STATE/$1/site"
}

# site_php DATABASE ARGUMENT...: PHP as that site needs it, with the extension unless MC_WITHOUT_EXTENSION is set.
site_php() {
	local ini=$MC_STATE/$1/php.d
	shift
	PHP_INI_SCAN_DIR=":$ini${MC_WITHOUT_EXTENSION:+-without}" php -d memory_limit=1G "$@"
}

# use_extension DATABASE MODULE: the site loads this build of the extension from now on.
use_extension() {
	local at=$MC_STATE/$1
	mkdir -p "$at/php.d" "$at/php.d-without"
	# A new file in place of the old one: a process that has the old one mapped must not see it change.
	cp "$2" "$at/microcred.so.new"
	mv "$at/microcred.so.new" "$at/microcred.so"
	printf 'max_input_vars = 5000\n' | tee "$at/php.d/90-moodle.ini" >"$at/php.d-without/90-moodle.ini"
	printf 'extension = %s\n' "$at/microcred.so" >"$at/php.d/95-microcred.ini"
}

# make_site DATABASE [PORT]: a running database server and a copy of Moodle, installed, without the plugin. The port
# stays the same, since the issuer's key is bound to the site's address.
make_site() {
	local db=$1 port=${2:-} from at
	from=$(moodle_dir) || fail "no Moodle: set MOODLE_DIR"
	need_moodle "$db"
	start_database "$db"
	at=$MC_STATE/$db
	MC_SITE_DIGEST="$from $(sha256sum <"$from/version.php") $(sha256sum <"$from/lib/db/install.xml")"
	once "$at/.copied" "$MC_SITE_DIGEST" copy_site "$from" "$at"
	[ -z "$port" ] || echo "$port" >"$at/port"
	[ -s "$at/port" ] || free_port >"$at/port"
	write_config "$db" "$(address_of "$db")"
	once "$at/.installed" "$MC_SITE_DIGEST" install_site "$db"
}

address_of() {
	echo "http://127.0.0.1:$(cat "$MC_STATE/$1/port")"
}

copy_site() {
	local from=$1 at=$2 ours=()
	mapfile -t ours < <(plugins | sed 's,^,--exclude=/mod/,')
	say "copying Moodle $(moodle_release "$from")"
	rm -rf "${at:?}/site" "$at/.installed" "$at/.plugins" "$at/plugins" "$at/.phpunit"
	mkdir -p "$at/site" "$at/data" "$at/phpunitdata"
	rsync -a --exclude=/.git --exclude=/node_modules --exclude=/config.php --exclude=/phpunit.xml "${ours[@]}" \
		"$from/" "$at/site/"
	if [ ! -f "$at/site/vendor/bin/phpunit" ]; then
		# Moodle's own composer.json asks for Behat too, which is not needed here.
		need_composer
		mkdir -p "$at/composer"
		composer require --working-dir="$at/composer" --no-progress --quiet phpunit/phpunit:^9.6.18 mikey179/vfsstream:^1.6
		cp -a "$at/composer/vendor" "$at/site/"
	fi
}

write_config() {
	local db=$1 at=$MC_STATE/$1 socket user=moodle
	if [ "$db" = mariadb ]; then
		socket=$MC_STATE/db/mariadb/sock
		user=root
	else
		socket=$MC_STATE/db/pgsql
	fi
	cat >"$at/site/config.php" <<-EOF
		<?php
		unset(\$CFG);
		global \$CFG;
		\$CFG = new stdClass();
		\$CFG->dbtype = '$db';
		\$CFG->dblibrary = 'native';
		\$CFG->dbhost = 'localhost';
		\$CFG->dbname = 'moodle';
		\$CFG->dbuser = '$user';
		\$CFG->dbpass = '';
		\$CFG->prefix = 'mdl_';
		\$CFG->dboptions = ['dbsocket' => '$socket'];
		\$CFG->wwwroot = '$2';
		\$CFG->dataroot = '$at/data';
		\$CFG->directorypermissions = 02770;
		\$CFG->phpunit_dataroot = '$at/phpunitdata';
		\$CFG->phpunit_prefix = 'phpu_';
		// Mail goes nowhere, and no page asks the network for anything.
		\$CFG->noemailever = true;
		\$CFG->disableupdatenotifications = true;
		if (is_file(__DIR__ . '/../config-more.php')) {
		    require(__DIR__ . '/../config-more.php');
		}
		require_once(__DIR__ . '/lib/setup.php');
	EOF
}

install_site() {
	local db=$1 at=$MC_STATE/$1
	say "installing Moodle on $db"
	rm -rf "$at/data" "$at/phpunitdata" "$at/clean" "$at/.plugins" "$at/.phpunit" "$at/.clean"
	remove_plugins "$db"
	mkdir -p "$at/data"
	create_database "$db" moodle
	logged "$at/install.log" in_site "$db" admin/cli/install_database.php --agree-license --adminuser=admin \
		--adminpass=Admin-12345 --adminemail=admin@example.com --fullname="Test site" --shortname=test
}

# in_site DATABASE SCRIPT ARGUMENT...: one of the site's own command-line scripts.
in_site() {
	local db=$1
	shift
	(cd "$(site_of "$db")" && site_php "$db" "$@")
}

# install_plugins DATABASE ZIP...: the plugins as an administrator would put them there. When one of the packages is another
# than the last time, the old ones are uninstalled first.
install_plugins() {
	local db=$1
	shift
	once "$MC_STATE/$db/.plugins" "$(package_digest "$@")" reinstall_plugins "$db" "$@"
}

# The zips' own digests would change with the times of their files.
package_digest() {
	local zip
	for zip in "$@"; do
		unzip -vqq "$zip" | awk '{ print $1, $7, $8 }'
	done | sha256sum | cut -c1-64
}

reinstall_plugins() {
	local db=$1
	say "installing the plugins on $db"
	if [ -d "$MC_STATE/$db/clean" ]; then
		# Without what earlier tests left behind.
		restore_clean "$db"
	fi
	logged "$MC_STATE/$db/plugin.log" replace_plugins "$db" "${@:2}"
}

# The names of our plugins on a site, told by the list that is kept of them, since the checkout may have others by now.
plugins_of() {
	cat "$MC_STATE/$1/plugins" 2>/dev/null || true
}

remove_plugins() {
	local name
	for name in $(plugins_of "$1"); do
		rm -rf "$(site_of "$1")/mod/$name"
	done
	rm -f "$MC_STATE/$1/plugins"
}

# uninstall_plugins DATABASE: as an administrator would, the last one first, since Moodle keeps what another depends on.
uninstall_plugins() {
	local name
	for name in $(plugins_of "$1" | tac); do
		in_site "$1" admin/cli/uninstall_plugins.php --plugins="mod_$name" --run || return
	done
}

replace_plugins() {
	local db=$1 at=$MC_STATE/$1 zip
	shift
	if [ -s "$at/plugins" ]; then
		rm -f "$at/.installed"
		uninstall_plugins "$db" || {
			echo "The old packages could not be uninstalled. The next run starts with a new site."
			return 1
		}
		remove_plugins "$db"
	fi
	for zip in "$@"; do
		site_php "$db" "$MC_ROOT/tests/moodle/validate.php" "$at/site" "$zip"
		unzip -q "$zip" -d "$at/site/mod"
		basename "$zip" .zip | sed 's/^mod_//' >>"$at/plugins"
		# One after the other: Moodle itself goes by the alphabet, whichever depends on which.
		in_site "$db" admin/cli/upgrade.php --non-interactive --allow-unstable
	done
	in_site "$db" admin/cli/check_database_schema.php
	in_site "$db" admin/cli/purge_caches.php
	printf '%s\n' "$MC_SITE_DIGEST" >"$at/.installed"
}

# prepare DATABASE [PORT]: site, plugin and PHPUnit, and a copy of data and database to come back to.
prepare() {
	local db=$1 at=$MC_STATE/$1 extension zips
	extension=$(build_extension)
	use_extension "$db" "$extension"
	make_site "$db" ${2:+"$2"}
	"$MC_ROOT/bin/package" >/dev/null 2>&1
	mapfile -t zips < <(plugins | sed "s,.*,$MC_BUILD/mod_&.zip,")
	install_plugins "$db" "${zips[@]}"
	init_phpunit "$db"
	once "$at/.clean" "$(sha256sum "$at/.installed" "$at/.plugins" "$at/.phpunit")" keep_clean "$db"
}

keep_clean() {
	local db=$1 at=$MC_STATE/$1
	stop_database "$db"
	rm -rf "$at/clean"
	mkdir "$at/clean"
	cp -a "$MC_STATE/db/$db" "$at/clean/db"
	cp -a "$at/data" "$at/clean/data"
	start_database "$db"
}

# restore_clean DATABASE: the site as it was right after the plugin's installation.
restore_clean() {
	local db=$1 at=$MC_STATE/$1
	stop_database "$db"
	rm -rf "$MC_STATE/db/$db" "$at/data"
	cp -a "$at/clean/db" "$MC_STATE/db/$db"
	cp -a "$at/clean/data" "$at/data"
	start_database "$db"
}

# seed_site DATABASE: the demonstration's programme; what it made is told in seed.json.
seed_site() {
	local at=$MC_STATE/$1
	in_site "$1" "$MC_ROOT/tests/demo/seed.php" "$at/site/config.php" >"$at/seed.json" 2>"$at/seed.log" ||
		{ tail -n 20 "$at/seed.log" "$at/seed.json" >&2; fail "the site could not be seeded: see $at/seed.log"; }
}

# init_phpunit DATABASE: Moodle's own PHPUnit site; made anew when the plugin's tables and declarations changed.
init_phpunit() {
	local db=$1 at=$MC_STATE/$1 name declared=()
	mkdir -p "$at/phpunitdata"
	for name in $(plugins_of "$db"); do
		declared+=("$at/site/mod/$name/version.php" "$at/site/mod/$name/db")
	done
	once "$at/.phpunit" "$(digest_of "$at/site/version.php" "${declared[@]}")" \
		reinstall_phpunit "$db"
	# Moodle keeps a map of classes by version only.
	rm -rf "$at/phpunitdata/cache" "$at/phpunitdata/localcache"
}

reinstall_phpunit() {
	local db=$1
	say "preparing PHPUnit on $db"
	logged "$MC_STATE/$db/phpunit.log" replace_phpunit "$db"
}

replace_phpunit() {
	local db=$1 at=$MC_STATE/$1
	cd "$at/site/admin/tool/phpunit/cli"
	rm -rf "$at/phpunitdata/cache"
	# Says no where there is none yet.
	site_php "$db" util.php --drop || true
	site_php "$db" util.php --install
	site_php "$db" util.php --buildconfig
}

# site_phpunit DATABASE ARGUMENT...
site_phpunit() {
	local db=$1
	shift
	(cd "$(site_of "$db")" && LC_ALL=C.UTF-8 site_php "$db" vendor/bin/phpunit \
		--testsuite "$(plugins_of "$db" | sed 's/.*/mod_&_testsuite/' | paste -sd,)" "$@")
}

# serve_site DATABASE: nginx and PHP-FPM, both with files of their own below the site's folder.
serve_site() {
	local db=$1 at=$MC_STATE/$1 run=$MC_STATE/$1/run port v me asroot=()
	port=$(cat "$at/port")
	v=$(php_version)
	me=$(id -un)
	need_packages nginx "php$v-fpm"
	mkdir -p "$run"
	[ "$(id -u)" != 0 ] || asroot=(-R)
	cat >"$run/fpm.conf" <<-EOF
		[global]
		error_log = $run/fpm.log
		pid = $run/fpm.pid
		[www]
		listen = $run/fpm.sock
		listen.mode = 0666
		pm = static
		pm.max_children = ${MC_FPM_CHILDREN:-4}
		clear_env = no
		catch_workers_output = yes
		php_admin_value[error_log] = $run/php.log
		php_admin_flag[log_errors] = on
		php_admin_value[memory_limit] = 512M
		php_admin_value[post_max_size] = 64M
		php_admin_value[upload_max_filesize] = 64M
	EOF
	if [ "$(id -u)" = 0 ]; then
		printf 'user = %s\ngroup = %s\n' "$me" "$(id -gn)" >>"$run/fpm.conf"
	fi
	cat >"$run/nginx.conf" <<-EOF
		$([ "$(id -u)" != 0 ] || echo "user $me;")
		worker_processes 1;
		pid $run/nginx.pid;
		error_log $run/nginx.log warn;
		events { worker_connections 256; }
		http {
			include /etc/nginx/mime.types;
			access_log $run/access.log;
			client_max_body_size 64m;
			client_body_temp_path $run/body;
			fastcgi_temp_path $run/fastcgi;
			proxy_temp_path $run/proxy;
			uwsgi_temp_path $run/uwsgi;
			scgi_temp_path $run/scgi;
			server {
				listen 127.0.0.1:$port;
				root $at/site;
				index index.php;
				location ~ [^/]\.php(/|\$) {
					fastcgi_split_path_info ^(.+?\.php)(/.*)\$;
					set \$path_info \$fastcgi_path_info;
					try_files \$fastcgi_script_name =404;
					include /etc/nginx/fastcgi_params;
					fastcgi_param PATH_INFO \$path_info;
					fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
					fastcgi_read_timeout 300;
					fastcgi_pass unix:$run/fpm.sock;
				}
			}
		}
	EOF
	unserve_site "$db"
	PHP_INI_SCAN_DIR=":$at/php.d${MC_WITHOUT_EXTENSION:+-without}" "php-fpm$v" "${asroot[@]}" -y "$run/fpm.conf" </dev/null 7>&- ||
		fail "PHP-FPM did not start: see $run/fpm.log"
	nginx -c "$run/nginx.conf" -e "$run/nginx.log" </dev/null 7>&- || fail "nginx did not start: see $run/nginx.log"
}

unserve_site() {
	local run=$MC_STATE/$1/run name pid
	for name in nginx fpm; do
		if [ -s "$run/$name.pid" ]; then
			pid=$(cat "$run/$name.pid")
			# Only what is still ours: the number may belong to another process by now.
			if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q -e nginx -e php-fpm; then
				kill "$pid" 2>/dev/null || true
				for _ in $(seq 50); do
					kill -0 "$pid" 2>/dev/null || break
					sleep 0.1
				done
			fi
			rm -f "$run/$name.pid"
		fi
	done
}

# reload_site DATABASE: PHP-FPM with the newest build of the extension.
reload_site() {
	local run=$MC_STATE/$1/run
	[ ! -s "$run/fpm.pid" ] || kill -USR2 "$(cat "$run/fpm.pid")"
}
