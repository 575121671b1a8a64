#!/usr/bin/env bash
# Trains on public data sets, tries parts of them that were left out, and prints a table: each number beside what is to be
# reached. In release; needs nothing but Swift.
#   evaluate.sh DATA     DATA: a folder with en/banking77_train.jsonl and the like; a set that is not there is left out
set -euo pipefail
data=${1:?a folder of data sets, such as ../data}
[[ -d $data ]] || { echo "There is no folder $data: DATA names one with en/banking77_train.jsonl and the like" >&2; exit 1; }
data=$(cd "$data" && pwd)
cd "$(dirname "$0")"
swift build -c release --product understanding-bench >&2
exec "$(swift build -c release --show-bin-path)/understanding-bench" "$data" ../Services/Baton/Train/Lessons
