#!/usr/bin/env bash
# Says before a build how long it takes and why. announce-build.sh [--tests]
set -euo pipefail
cd "$(dirname "$0")/.."

built=.build/debug/baton
if [[ ${1-} == --tests ]]; then built=.build/debug/batonPackageTests.xctest; fi
if [[ -e $built ]]; then exit 0; fi

cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
cat <<TEXT
First build on this machine: about $((13 / cores + 1)) minutes with $cores cores. It fetches some thirty Swift
packages and compiles them from source (most of it is the HTTP server, TLS and Protobuf). It is a
debug build, which is ready sooner than a release one; the next builds take seconds.
TEXT
