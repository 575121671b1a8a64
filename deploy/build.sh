#!/usr/bin/env bash
# Builds every executable: build.sh [OPTIONS OF swift build]. One product after the other, because a
# plain `swift build` also compiles Google's protoc, which swift-protobuf brings along for its plugin.
set -euo pipefail
cd "$(dirname "$0")/.."

for product in baton baton-intake baton-bot baton-router baton-desk baton-delivery; do
  swift build "$@" --product "$product"
done
