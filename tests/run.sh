#!/usr/bin/env bash
# Installs what is missing, builds the release with all tests, runs them, and ends with one line: N passed, N failed.
#   bash tests/run.sh              release build, every test
#   bash tests/run.sh --sanitize   clang with AddressSanitizer and UndefinedBehaviourSanitizer, the fuzz entry points replayed
set -euo pipefail
cd "$(dirname "$0")/.."
. app/prepare.sh

preset=release
options=()
case "${1:-}" in
"") ensure_packages $build_packages $run_packages $test_packages ;;
--sanitize)
    preset=asan
    options=(-DPROBITY_FUZZ=ON)
    ensure_packages $build_packages $run_packages $test_packages clang libclang-rt-14-dev
    ;;
*)
    sed -n '3,4s/^# *//p' "$0" >&2
    exit 2
    ;;
esac
build "$preset" -DPROBITY_TESTS=ON "${options[@]}"

echo "Testing ..."
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS="suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0"
log=build/$preset-tests.log
status=0
ctest --test-dir "build/$preset" -j "$(nproc)" --verbose >"$log" 2>&1 || status=$?
if [ "$status" != 0 ]; then
    grep -aE 'FAIL!|ERROR: |runtime error|\*\*\*(Failed|Timeout|Exception|Not Run)|   Loc:|Actual  |Expected  |SUMMARY' "$log" | head -n 80 || true
    echo "All output is in $log"
fi
# One line for all programs: what Qt Test counted, and one for each replay of a fuzz entry point.
awk -v status="$status" '
    /Totals: [0-9]+ passed/ { for (i = 1; i < NF; i++) { if ($(i + 1) ~ /^passed/) p += $i; if ($(i + 1) ~ /^failed/) f += $i; if ($(i + 1) ~ /^skipped/) s += $i } }
    /: replayed [0-9]+ files/ { p++ }
    /^ *[0-9]+\/[0-9]+ Test .*(\*\*\*|Not Run)/ { broken++ }
    END { if (status != 0 && f == 0) f = broken > 0 ? broken : 1; printf "%d passed, %d failed%s\n", p, f, (s > 0 ? ", " s " skipped" : "") }' "$log"
exit "$status"
