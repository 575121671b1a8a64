#!/usr/bin/env bash
# Builds everything with a sanitizer, in a folder of its own, and runs suites with it.
#   run.sh thread|address FILTER
# Fails if it found something. The first build takes half an hour on two cores. Limits of time that tests hold may be
# missed: a sanitizer makes all five times slower.
set -euo pipefail
cd "$(dirname "$0")/../../.."

kind=$1 filter=$2
here=Tests/Support/Sanitizers
work=.build-$kind
reports=$work/reports
flags=(--build-tests --sanitize="$kind" --scratch-path "$work")

swift build "${flags[@]}"
tests=$(swift build "${flags[@]}" --show-bin-path)/batonPackageTests.xctest
rm -rf "$reports" && mkdir -p "$reports"

export SWIFT_BACKTRACE=enable=no
case $kind in
  thread)
    clang -O1 -shared -fPIC -o "$work/thread-shim.so" "$here/thread-shim.c"
    export TSAN_OPTIONS="suppressions=$here/thread-suppressions.txt log_path=$reports/report"
    export LD_PRELOAD=$PWD/$work/thread-shim.so
    ;;
  address)
    # What Swift holds by pointers with tags is lost to the leak detector: `make leak-check` looks for leaks.
    export ASAN_OPTIONS="detect_leaks=0 suppressions=$here/address-suppressions.txt log_path=$reports/report"
    ;;
  *)
    echo "run.sh: there is no sanitizer \"$kind\" here: thread or address" >&2
    exit 2
    ;;
esac

failed=0
"$tests" --filter "$filter" --testing-library swift-testing || failed=1

unset LD_PRELOAD
if compgen -G "$reports/*" >/dev/null; then
  cat "$reports"/* | swift demangle --simplified | grep 'SUMMARY: ' | sort | uniq -c
  echo "$kind sanitizer: see $reports" >&2
  exit 1
fi
echo "$kind sanitizer: it found nothing"
exit $failed
