# Database servers for the tests: their data and sockets lie in a temporary folder, they listen on no network
# address, and they run as an ordinary user. Needs tests/setup/lib.sh.
# shellcheck shell=bash

# Everything of the real Moodle (sites, data, databases) lies here, one folder for each checkout. PostgreSQL refuses
# root and needs a short socket path, so this is not below build/.
MC_STATE=${MC_STATE:-${TMPDIR:-/tmp}/microcred-$(id -u)-$(printf %s "$MC_ROOT" | sha256sum | cut -c1-8)}

if [ "$(id -u)" = 0 ]; then
	MC_DBUSER=nobody
else
	MC_DBUSER=$(id -un)
fi

as_dbuser() {
	if [ "$(id -u)" = 0 ]; then
		(cd / && setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME=/nonexistent "$@")
	else
		"$@"
	fi
}

need_database() {
	case $1 in
		pgsql)
			[ -n "$(pgsql_major)" ] || need_packages postgresql
			need_packages "php$(php_version)-pgsql"
			;;
		mariadb) need_packages mariadb-server "php$(php_version)-mysql" ;;
		*) fail "unknown database: $1 (pgsql or mariadb)" ;;
	esac
}

# pgsql_major: the newest PostgreSQL server that is installed, as 15; nothing without one.
pgsql_major() {
	local servers=(/usr/lib/postgresql/*/bin/postgres)
	[ ! -x "${servers[0]}" ] || printf '%s\n' "${servers[@]}" | cut -d/ -f5 | sort -n | tail -n 1
}

# lock_state DATABASE: waits until no other run uses its server and site. The servers must not inherit the lock (7).
lock_state() {
	mkdir -p "$MC_STATE"
	[ -O "$MC_STATE" ] || fail "$MC_STATE belongs to somebody else"
	exec 7>"$MC_STATE/.lock-$1"
	flock -n 7 || { say "waiting for another run to finish with $MC_STATE" && flock 7; }
}

# start_database pgsql|mariadb: starts the server unless it runs already.
start_database() {
	mkdir -p "$MC_STATE/db"
	chmod 755 "$MC_STATE" "$MC_STATE/db"
	"start_$1"
}

stop_database() {
	"stop_$1"
}

start_pgsql() {
	local bin data=$MC_STATE/db/pgsql
	bin=/usr/lib/postgresql/$(pgsql_major)/bin
	if [ ! -f "$data/PG_VERSION" ]; then
		mkdir -p "$data"
		chown "$MC_DBUSER" "$data"
		chmod 700 "$data"
		as_dbuser "$bin/initdb" -D "$data" -U moodle -A trust -E UTF8 --locale=C --no-sync >/dev/null
		# It holds nothing that would be missed after a power cut.
		as_dbuser tee -a "$data/postgresql.conf" >/dev/null <<-EOF
			listen_addresses = ''
			unix_socket_directories = '$data'
			fsync = off
			synchronous_commit = off
			full_page_writes = off
			shared_buffers = 256MB
			max_connections = 60
		EOF
	fi
	as_dbuser "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1 ||
		as_dbuser "$bin/pg_ctl" -D "$data" -l "$data/server.log" -w start >/dev/null 7>&- ||
		fail "PostgreSQL did not start: see $data/server.log"
}

stop_pgsql() {
	as_dbuser "/usr/lib/postgresql/$(pgsql_major)/bin/pg_ctl" -D "$MC_STATE/db/pgsql" -m fast -w stop >/dev/null 2>&1 || true
}

start_mariadb() {
	local data=$MC_STATE/db/mariadb
	if [ ! -d "$data/data/mysql" ]; then
		mkdir -p "$data/data"
		chown -R "$MC_DBUSER" "$data"
		as_dbuser mariadb-install-db --no-defaults --datadir="$data/data" --auth-root-authentication-method=normal \
			--skip-test-db >"$MC_STATE/db/mariadb.log" 2>&1 || fail "MariaDB: see $MC_STATE/db/mariadb.log"
	fi
	if ! mariadb_ping; then
		as_dbuser mariadbd --no-defaults --datadir="$data/data" --socket="$data/sock" --pid-file="$data/pid" \
			--skip-networking --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-buffer-pool-size=256M \
			--character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci </dev/null >"$MC_STATE/db/mariadb.log" 2>&1 7>&- &
		local tries
		for ((tries = 0; tries < 150; tries++)); do
			if mariadb_ping; then
				return 0
			fi
			sleep 0.2
		done
		fail "MariaDB did not start: see $MC_STATE/db/mariadb.log"
	fi
}

mariadb_ping() {
	mariadb-admin --no-defaults --socket="$MC_STATE/db/mariadb/sock" -u root ping >/dev/null 2>&1
}

stop_mariadb() {
	mariadb-admin --no-defaults --socket="$MC_STATE/db/mariadb/sock" -u root shutdown >/dev/null 2>&1 || true
}

# create_database pgsql|mariadb NAME: an empty database of that name.
create_database() {
	case $1 in
		pgsql)
			psql -qX -h "$MC_STATE/db/pgsql" -U moodle postgres -c "DROP DATABASE IF EXISTS $2" -c "CREATE DATABASE $2" \
				2>/dev/null
			;;
		mariadb)
			mariadb --no-defaults --socket="$MC_STATE/db/mariadb/sock" -u root -e "DROP DATABASE IF EXISTS $2;
				CREATE DATABASE $2 CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"
			;;
	esac
}
