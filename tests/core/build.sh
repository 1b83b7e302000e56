# How the extension's core is compiled without PHP: for tests/core/run and tests/core/fuzz/run, which source this file.
# Needs tests/setup/lib.sh.
# shellcheck shell=bash

# shellcheck disable=SC2034 # for those who source this
CORE_LIBRARIES=(libcrypto libxml-2.0 jansson zlib)

# has_sanitizers COMPILER FLAGS: whether a program made with these -fsanitize flags links here. clang comes without the
# runtimes in Debian's package of that name.
has_sanitizers() {
	local to code=0
	to=$(mktemp)
	echo 'int main(void) { return 0; }' | "$1" -x c "$2" -o "$to" - >/dev/null 2>&1 || code=1
	rm -f "$to"
	return $code
}

# core_objects FOLDER COMPILER FLAG...: compiles ext/core there, one object a source, anew where the source, a header,
# the compiler or a flag changed. Fills the array `objects` with their paths.
core_objects() {
	local to=$1 cc=$2 source headers sources
	shift 2
	mkdir -p "$to"
	mapfile -t sources < <(find ext/core -name '*.c' | sort)
	headers=$(find ext/core -name '*.h' | sort | tr '\n' ' ')
	objects=()
	for source in "${sources[@]}"; do objects+=("$to/${source//\//_}.o"); done
	if [ "$(cat "$to/flags" 2>/dev/null)" != "$cc $*" ]; then
		rm -f "$to"/*.o
		echo "$cc $*" >"$to/flags"
	fi
	{
		echo "all: ${objects[*]}"
		for source in "${sources[@]}"; do
			printf '%s: %s %s\n\t%s %s -c %s -o $@\n' "$to/${source//\//_}.o" "$source" "$headers" "$cc" "$*" "$source"
		done
	} >"$to/objects.mk"
	make -s -j"$(nproc)" -f "$to/objects.mk" all
}
