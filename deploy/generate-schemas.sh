#!/usr/bin/env bash
# Writes the Swift of every schema: Shared/NAME/Schema/**/*.proto -> Shared/NAME/Generated.
# Needs protoc (Debian, Ubuntu: protobuf-compiler; macOS: brew install protobuf). The plugin is built
# from the swift-protobuf that Package.swift names, so that generated code and runtime agree.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v protoc >/dev/null; then
  echo "protoc is missing: apt-get install protobuf-compiler, or brew install protobuf" >&2
  exit 1
fi

plugin=.build/debug/protoc-gen-swift
if [[ ! -x $plugin ]]; then swift build --product protoc-gen-swift; fi

for module in Conversation Routing; do
  schemas=Shared/$module/Schema
  generated=Shared/$module/Generated
  rm -rf "$generated"
  mkdir -p "$generated"
  find "$schemas" -name '*.proto' -print0 | sort -z | xargs -0 \
    protoc --plugin="protoc-gen-swift=$plugin" \
      --proto_path="$schemas" --swift_out="$generated" \
      --swift_opt=Visibility=Public --swift_opt=UseAccessLevelOnImports=true \
      --swift_opt=FileNaming=DropPath
  echo "$schemas -> $generated"
done
