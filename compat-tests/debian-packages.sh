# How to get at Debian's packages without touching what the machine has installed: sourced by the scripts beside it.

KEYS=/usr/share/keyrings/debian-archive-keyring.gpg

# The archive that this machine's own sources name for Debian's packages.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sed 's,/*$,,' |
        grep -E '/debian$' | head -n 1
}

# The suite that has a major of PostgreSQL.
debian_suite() {
    case $1 in
        11) echo buster ;;
        13) echo bullseye ;;
        15) echo bookworm ;;
        17) echo trixie ;;
        18) echo sid ;;
        19) echo experimental ;;
        *) return 1 ;;
    esac
}

# Makes DIR a place for private_apt.
prepare_private_apt() {
    local dir=$1
    mkdir -p "$dir/state/lists/partial" "$dir/cache/archives/partial" "$dir/none"
    : >"$dir/status" >"$dir/preferences"
}

# apt with the machine's own settings, but its own sources, lists and (empty) list of installed packages.
private_apt() {
    local dir=$1
    shift
    apt-get -q -o "Dir::State=$dir/state" -o "Dir::State::status=$dir/status" -o "Dir::Cache=$dir/cache" \
        -o "Dir::Etc::SourceList=$dir/sources.list" -o "Dir::Etc::SourceParts=$dir/none" \
        -o "Dir::Etc::Preferences=$dir/preferences" -o "Dir::Etc::PreferencesParts=$dir/none" \
        -o "APT::Sandbox::User=$(id -un)" \
        -o APT::Architecture=amd64 -o APT::Architectures::=amd64 -o APT::Update::Post-Invoke::= \
        -o Acquire::Retries=3 -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none \
        -o Debug::NoLocking=true "$@"
}

# Source and headers of a major, unpacked into DIR/source and DIR/headers; of the source only what patterns match, if any.
fetch_source() {
    local major=$1 dir=$2 suite archive
    shift 2
    suite=$(debian_suite "$major")
    archive=$(mirror)
    prepare_private_apt "$dir/apt"
    printf '%s [signed-by=%s] %s %s main\n' deb "$KEYS" "$archive" "$suite" deb-src "$KEYS" "$archive" "$suite" \
        >"$dir/apt/sources.list"
    private_apt "$dir/apt" update
    (cd "$dir" && private_apt "$dir/apt" source --download-only "postgresql-$major" &&
        private_apt "$dir/apt" download "postgresql-server-dev-$major")
    mkdir "$dir/source" "$dir/headers"
    tar -x -C "$dir/source" --strip-components=1 --wildcards -f "$dir/postgresql-${major}_"*.orig.tar.* "$@"
    dpkg-deb --extract "$dir/postgresql-server-dev-${major}_"*.deb "$dir/headers"
}
