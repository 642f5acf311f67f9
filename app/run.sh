#!/usr/bin/env bash
# From a fresh Debian 12 to the open workstation: installs what is missing, builds, starts. Quick when run again.
#   bash app/run.sh [OPTION of probity-desk ...]
# Where there is no display, the samples are checked with the command line instead.
set -euo pipefail
cd "$(dirname "$0")/.."
. app/prepare.sh

ensure_packages $build_packages $run_packages
build release -DPROBITY_TESTS=OFF
desk=build/release/bin/probity-desk
probity=build/release/bin/probity

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    [ -z "${WAYLAND_DISPLAY:-}" ] || ensure_packages qt6-wayland
    exec "$desk" "$@"
fi

reports=build/reports
mkdir -p "$reports"
echo "There is no display here: checking the samples with the command line."
for sample in resources/samples/*/; do
    name=$(basename "$sample")
    status=0
    "$probity" check "$sample" --format text --output "$reports/$name.txt" || status=$?
    "$probity" check "$sample" --format json --output "$reports/$name.json" || true
    # 0: nothing to object to, 1: findings. Anything else is a fault.
    [ "$status" -le 1 ] || { echo "Checking $sample failed with status $status" >&2; exit "$status"; }
    printf '  %-24s %s\n' "$name" "$(head -n 1 "$reports/$name.txt")"
done
echo "The reports lie in $PWD/$reports"
