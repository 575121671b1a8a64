#!/usr/bin/env bash
# Runs the coverage-guided fuzzers of every decoder, or of those named, and prints a table.
#   fuzz.sh RUNS [DECODER ...]       RUNS 0 reads what is kept, and no more
#   fuzz.sh keep [DECODER ...]       keeps the fewest inputs that reach as much, and what was found:
#                                    into Fuzz/Corpus
# JOBS says how many run at a time, 2 if nothing does. What a fuzzer found lies in Fuzz/.build/found/DECODER, what it learned in
# Fuzz/.build/corpus/DECODER. Fails if one found something, or if its memory grew.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${1:-10000000}
shift || true
jobs=${JOBS:-2}
work=Fuzz/.build

# Address sanitizer as well: what reads through pointers is not checked by the language in release.
flags=(-c release --package-path Fuzz --product baton-fuzz --sanitize=address
  -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing -Xswiftc -use-ld=lld
  -Xcc -fsanitize=fuzzer-no-link)
swift build "${flags[@]}"
fuzz=$(swift build "${flags[@]}" --show-bin-path)/baton-fuzz

# What Swift holds by pointers with tags is lost to the leak detector: that memory does not grow says
# more. The backtracer would hold on to a crash, freed memory is kept for as little as tells its use, and
# who allocated is not noted: what is found can be read again with all of it.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16:malloc_context_size=1:max_malloc_fill_size=0

decoders=("$@")
if ((${#decoders[@]} == 0)); then mapfile -t decoders < <("$fuzz"); fi

# The longest input: as long as it takes to say all there is to say.
longest() {
  case $1 in
    *-log) echo 8192 ;;
    intake-body) echo 65536 ;;
    conversation-record | *-body | model-reply) echo 4096 ;;
    issuer-token) echo 1536 ;;
    *-token) echo 640 ;;
    restore-note) echo 512 ;;
    *) echo 1024 ;;
  esac
}

start() {
  local decoder=$1
  mkdir -p "$work/corpus/$decoder" "$work/found/$decoder" "Fuzz/Corpus/$decoder"
  "$fuzz" seeds "$decoder" "$work/seeds/$decoder"
  "$fuzz" "$decoder" -runs="$runs" -max_len="$(longest "$decoder")" -timeout=10 \
    -detect_leaks=0 -print_funcs=0 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$work/found/$decoder/" \
    "$work/corpus/$decoder" "Fuzz/Corpus/$decoder" "$work/seeds/$decoder" \
    >"$work/found/$decoder.log" 2>&1 || true
  row "$decoder" | tee "$work/found/$decoder.row"
}

# The value of a word in the last line that has it: last FILE WORD
last() { grep -ao "$2:\? *[0-9.]*" "$1" | tail -n 1 | grep -ao '[0-9.]*$' || echo 0; }

# Memory in MB once a quarter was read, and at the end.
memory() {
  awk -v quarter="$((runs / 4))" '
    match($0, /^#[0-9]+/) { count = substr($0, 2, RLENGTH - 1) + 0 }
    match($0, /rss: [0-9]+Mb/) {
      now = substr($0, RSTART + 5, RLENGTH - 7) + 0
      if (!early && count >= quarter) early = now
    }
    END { printf "%d %d\n", early, now }' "$1"
}

row() {
  local log=$work/found/$1.log early late end=ok
  read -r early late < <(memory "$log")
  if ! grep -q 'stat::number_of_executed_units' "$log"; then end=STOPPED; fi
  if grep -aq 'SUMMARY: \|broken: ' "$log"; then
    end=FOUND
  elif ((runs > 0 && late > early + early / 4 + 32)); then
    end=GREW
  fi
  printf '%-20s %10d %8d %7d %8d %7d %6d %6d %6d  %s\n' "$1" \
    "$(last "$log" 'stat::number_of_executed_units')" \
    "$(last "$log" 'stat::average_exec_per_sec')" "$(last "$log" ' cov')" "$(last "$log" ' ft')" \
    "$(find "$work/corpus/$1" "Fuzz/Corpus/$1" -type f | wc -l)" "$early" "$late" \
    "$(last "$log" 'stat::peak_rss_mb')" "$end"
}

keep() {
  local decoder=$1 kept
  kept=$(mktemp -d)
  mkdir -p "Fuzz/Corpus/$decoder"
  "$fuzz" "$decoder" -merge=1 -set_cover_merge=1 -max_len="$(longest "$decoder")" "$kept" \
    "Fuzz/Corpus/$decoder" "$work/corpus/$decoder" >"$work/found/$decoder.keep.log" 2>&1
  find "$work/found/$decoder" "Fuzz/Corpus/$decoder" -name 'crash-*' -exec cp {} "$kept" \;
  rm -rf "Fuzz/Corpus/$decoder"
  mv "$kept" "Fuzz/Corpus/$decoder"
  chmod 755 "Fuzz/Corpus/$decoder"
  printf '%s: %d inputs, %s\n' "$decoder" "$(find "Fuzz/Corpus/$decoder" -type f | wc -l)" \
    "$(du -sh --apparent-size "Fuzz/Corpus/$decoder" | cut -f 1)"
}

if [[ $runs == keep ]]; then
  for decoder in "${decoders[@]}"; do keep "$decoder"; done
  exit
fi

# Every half minute, how far each is.
progress() {
  while sleep 30; do
    for decoder in "${decoders[@]}"; do
      local log=$work/found/$decoder.log
      if [[ ! -f $log || -f $work/found/$decoder.row ]]; then continue; fi
      printf '  %(%H:%M:%S)T %-20s %s\n' -1 "$decoder" "$(grep -a '^#' "$log" | tail -n 1 || true)" >&2
    done
  done
}

mkdir -p "$work/found"
for decoder in "${decoders[@]}"; do rm -f "$work/found/$decoder".{log,row}; done
progress &
trap 'kill %1' EXIT

for decoder in "${decoders[@]}"; do
  while (($(jobs -r | wc -l) > jobs)); do sleep 1; done
  start "$decoder" >/dev/null &
done
while (($(jobs -r | wc -l) > 1)); do sleep 1; done

echo
printf '%-20s %10s %8s %7s %8s %7s %6s %6s %6s  %s\n' \
  decoder inputs per-s code features corpus 'MB 1/4' MB peak end
for decoder in "${decoders[@]}"; do cat "$work/found/$decoder.row"; done
for decoder in "${decoders[@]}"; do
  if ! grep -q ' ok$' "$work/found/$decoder.row"; then
    echo "$decoder: see $work/found/$decoder.log" >&2
    failed=1
  fi
done
exit "${failed:-0}"
