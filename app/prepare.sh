# Sourced by app/run.sh and tests/run.sh: gets a Debian 12 machine ready to build Probity. Says what it does; asks nothing.

build_packages="g++ cmake ninja-build ccache pkgconf
 qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev libgl-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
 libsqlite3-dev nlohmann-json3-dev libsimdjson-dev zlib1g-dev libbrotli-dev libzstd-dev
 libarchive-dev libpugixml-dev libssl-dev libexpected-dev libcli11-dev libfmt-dev libpsl-dev publicsuffix"
run_packages="libqt6svg6 qt6-translations-l10n fonts-noto-cjk fonts-wqy-microhei poppler-utils"
# What the tests hold our answers against.
test_packages="openssl aapt libplist-utils"

# ensure_packages PACKAGE...: installs those that are missing, as root or through sudo.
ensure_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { echo "These packages are missing and neither root nor sudo is at hand to install them: ${missing[*]}" >&2; return 1; }
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} packages${as_root:+ through sudo}: ${missing[*]}"
    "${as_root[@]}" apt-get update -q >/dev/null || return 1
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null || {
        echo "apt-get could not install them; run it by hand to see why: apt-get install ${missing[*]}" >&2
        return 1
    }
}

# build PRESET [CMAKE_OPTION...]: configures (once) and builds build/PRESET; quiet unless it fails.
build() {
    local preset=$1 log
    shift
    log=build/$preset.log
    mkdir -p build
    echo "Building (build/$preset) ..."
    {
        cmake --preset "$preset" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@" && cmake --build "build/$preset"
    } >"$log" 2>&1 || {
        grep -E -A5 'error|Error|FAILED' "$log" | head -n 60 >&2 || true
        echo "The build failed; all of its output is in $log" >&2
        return 1
    }
}
