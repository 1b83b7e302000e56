# Shared by bin/* and the test suites: source it, then call its functions.
# shellcheck shell=bash
set -euo pipefail
shopt -s inherit_errexit

MC_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
MC_BUILD=$MC_ROOT/build
mkdir -p "$MC_BUILD"

say() {
	printf '%s\n' "$*" >&2
}

fail() {
	printf 'microcred: %s\n' "$*" >&2
	exit 1
}

have() {
	command -v "$1" >/dev/null 2>&1
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif have sudo; then
		sudo "$@"
	else
		fail "this needs root: $*"
	fi
}

# The plugins of the checkout, by the names of their folders; the one that the others depend on comes first.
plugins() {
	local version
	echo microcred
	for version in "$MC_ROOT"/php/*/version.php; do
		basename "$(dirname "$version")"
	done | grep -vx microcred || true
}

# The PHP that everything runs on, as 8.2. Where there is none yet, it is the one that the system has.
php_version() {
	have php || need_packages php-cli
	php -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;'
}

# need_packages NAME...: installs what is missing of these Debian packages.
need_packages() {
	local missing=() name
	for name in "$@"; do
		dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	have apt-get || fail "please install what Debian calls: ${missing[*]}"
	say "installing ${missing[*]}"
	# Servers are started by the tests themselves, in a folder of their own: keep Debian from starting any.
	local policy=/usr/sbin/policy-rc.d ours=
	if [ ! -e $policy ]; then
		printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
		as_root chmod 755 $policy
		ours=1
	fi
	local result=0
	apt_install "${missing[@]}" || { as_root apt-get update -q </dev/null >&2 && apt_install "${missing[@]}"; } || result=$?
	[ -z "$ours" ] || as_root rm -f $policy
	[ $result = 0 ] || fail "could not install ${missing[*]}"
}

apt_install() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@" </dev/null >&2
}

# What compiles and links the extension's core.
need_core() {
	need_packages gcc libc6-dev make pkg-config libssl-dev libxml2-dev libjansson-dev zlib1g-dev
}

# clang_major CLANG: its version, as 14.
clang_major() {
	"$1" -dumpversion | cut -d. -f1
}

# need_clang: clang with the runtimes of its sanitizers and of libFuzzer, which its package only recommends.
need_clang() {
	have clang || need_packages clang
	need_packages "libclang-rt-$(clang_major clang)-dev"
}

# need_php [MODULE...]: what builds the extension, and the PHP modules that the plugin and its tests lean on, and these.
# shellcheck disable=SC2120 # the callers with modules are in other files
need_php() {
	local v name names=()
	v=$(php_version)
	for name in cli dev curl gd intl mbstring opcache sqlite3 xml zip "$@"; do
		names+=("php$v-$name")
	done
	need_packages "${names[@]}" gcc libc6-dev make autoconf pkg-config libssl-dev libxml2-dev libjansson-dev zlib1g-dev \
		zip unzip rsync
	export COMPOSER_ALLOW_SUPERUSER=1
}

need_composer() {
	have composer || need_packages composer
	need_packages ca-certificates
	export COMPOSER_ALLOW_SUPERUSER=1 COMPOSER_NO_INTERACTION=1
}

need_node() {
	{ have node && have npm; } || need_packages nodejs npm
	need_packages ca-certificates
}

# composer_install DIR / npm_install DIR: what DIR's composer.json or package.json asks for, once for each state of it.
composer_install() {
	need_composer
	once "$1/vendor/.installed" "$(digest_of "$1/composer.json")" \
		composer install --working-dir="$1" --no-progress --quiet
}

npm_install() {
	need_node
	once "$1/node_modules/.installed" "$(digest_of "$1/package.json")" \
		npm install --prefix "$1" --no-audit --no-fund --no-package-lock --silent
}

# digest_of PATH...: one digest of the names and contents of all files below the paths.
digest_of() {
	find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64
}

# logged FILE COMMAND...: runs the command with its output in the file; shows the end of it and stops when it fails.
# Neither this nor `once` may stand in a condition, where bash would go on after a failure inside the command.
logged() {
	local log=$1 code
	shift
	set +e
	(
		set -e
		"$@"
	) >"$log" 2>&1 </dev/null
	code=$?
	set -e
	if [ $code != 0 ]; then
		tail -n 30 "$log" >&2
		fail "failed: $1 (the whole output is in $log)"
	fi
}

# once STAMP DIGEST COMMAND...: runs the command unless it last succeeded with the same digest.
once() {
	local stamp=$1 digest=$2
	shift 2
	if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ]; then
		return 0
	fi
	rm -f "$stamp"
	"$@" </dev/null
	mkdir -p "$(dirname "$stamp")"
	printf '%s\n' "$digest" >"$stamp"
}

# free_port: a TCP port of the loopback address that nobody listens on now.
free_port() {
	php -n -r '$s = stream_socket_server("tcp://127.0.0.1:0"); echo explode(":", stream_socket_get_name($s, false))[1];'
}

# engine_option: the option that builds keys in hardware, where this OpenSSL has engines.
engine_option() {
	if printf '#include <openssl/opensslconf.h>\n#ifdef OPENSSL_NO_ENGINE\n#error none\n#endif\n#include <openssl/engine.h>\n' |
		gcc -E -x c - >/dev/null 2>&1; then
		echo --with-microcred-pkcs11
	fi
}

# build_extension [FOLDER [CFLAGS [CONFIGURE OPTION...]]]: builds ext/ out of the tree, in build/FOLDER (ext), when
# something changed since the last time, and prints the path of the module.
build_extension() {
	local folder=${1:-ext} cflags=${2:--O2 -g} to
	shift $(($# > 2 ? 2 : $#))
	need_php
	to=$MC_BUILD/$folder
	mkdir -p "$to"
	# In a subshell, since two runs at once must not build over each other.
	(
		flock 9
		once "$to/.built" "$(php -n -v | head -n 1) $cflags $* $(digest_of "$MC_ROOT/ext" "$MC_ROOT/config.m4")" \
			compile_extension "$to" "$cflags" "$@"
	) 9>"$to/.lock"
	printf '%s\n' "$to/modules/microcred.so"
}

compile_extension() {
	local to=$1 cflags=$2 flags engines=()
	shift 2
	mapfile -t engines < <(engine_option)
	# config.m4 takes some sources as they stand in their folders, so configure is asked again when there is another one.
	flags="$(php -n -v | head -n 1) $cflags $* $(cd "$MC_ROOT/ext" && find . -name '*.c' | LC_ALL=C sort | sha256sum)"
	say "building the extension in $to"
	rsync -a --delete "$MC_ROOT/ext/" "$to/ext/"
	if ! cmp -s "$MC_ROOT/config.m4" "$to/config.m4" || [ "$(cat "$to/.flags" 2>/dev/null)" != "$flags" ]; then
		rm -f "$to/Makefile" "$to/.compiled"
		cp "$MC_ROOT/config.m4" "$to/"
	fi
	# The build copies over the module; a server that has it mapped must keep the old bytes.
	if [ -f "$to/modules/microcred.so" ]; then
		cp -p "$to/modules/microcred.so" "$to/modules/microcred.new"
		mv "$to/modules/microcred.new" "$to/modules/microcred.so"
	fi
	# phpize's Makefile knows nothing of headers: after a change in one, everything is compiled again.
	if [ ! -f "$to/.compiled" ] || [ -n "$(find "$to/ext" -name '*.h' -newer "$to/.compiled")" ]; then
		find "$to" \( -name '*.o' -o -name '*.lo' \) -delete
	fi
	if ! {
		cd "$to" &&
			{ [ -f Makefile ] || { phpize && ./configure --enable-microcred "${engines[@]}" "$@" CFLAGS="$cflags"; }; } &&
			make -j"$(nproc)"
	} >"$to/build.log" 2>&1; then
		grep -E '^[^ ]+:[0-9]+:[0-9]+: |^(make|configure): |^Cannot|not found$' "$to/build.log" | cut -c1-300 | head -n 40 >&2 || true
		fail "the extension could not be built: see $to/build.log"
	fi
	printf '%s\n' "$flags" >"$to/.flags"
	touch "$to/.compiled"
}
