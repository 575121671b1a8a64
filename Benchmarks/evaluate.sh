#!/usr/bin/env bash
# Trains on four fifths of public data sets and evaluates on every fifth line, and prints a table.
#   evaluate.sh DATA [BATON]     DATA: a folder with en/banking77_train.jsonl and the like; a set that is
#                                not there is left out. BATON: the command, .build/debug/baton if not said.
# Lines are {"text", "intent"}.
set -euo pipefail
data=${1:?a folder of data sets, such as ../data}
baton=${2:-$(dirname "$0")/../.build/debug/baton}
command -v jq >/dev/null || { echo "jq is needed: apt-get install jq" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sets=(
  en/banking77_train en/clinc150_train_val en/hwu64_train_valid en/bitext_train_dev
  en/hint3_curekart_train en/hint3_sofmattress_train en/hint3_powerplay11_train
  measure-only/zh/smp2020_intent_train
)

printf '| data, every fifth line of it | n | accuracy | macro F1 | coverage | precision | oos recall | AUROC | calibration error | µs | training s |\n'
printf '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n'
for set in "${sets[@]}"; do
  file=$data/$set.jsonl
  if [[ ! -f $file ]]; then continue; fi
  # Not the order of the file, in which sets are sorted by intent or by source.
  jq -c '{text, intent}' "$file" | shuf --random-source=<(yes) >"$work/all"
  awk 'NR % 5 != 0' "$work/all" >"$work/train.jsonl"
  awk 'NR % 5 == 0' "$work/all" >"$work/test.jsonl"
  # A set of everyday utterances has no background in everyday utterances.
  background=--background
  if [[ $set == en/hwu64* ]]; then background=--no-background; fi
  began=$(date +%s.%N)
  "$baton" train "$work/train.jsonl" "$background" --out "$work/model" >"$work/said"
  ended=$(date +%s.%N)
  "$baton" evaluate "$work/model" --on "$work/test.jsonl" --json >"$work/result"
  jq -r --arg set "$set" --argjson seconds "$(awk "BEGIN { print $ended - $began }")" '
    def share: if . == null then "-" else . * 10000 | round / 10000 | tostring end;
    "| \($set) | \(.n) | \(.accuracy | share) | \(.macroF1 | share) | \(.coverage | share) | \(.precision | share) | \(.oosRecall | share) | \(.auroc | share) | \(.ece | share) | \(.medianMicroseconds * 10 | round / 10) | \($seconds * 10 | round / 10) |"
  ' "$work/result"
done
