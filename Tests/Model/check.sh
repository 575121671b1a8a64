#!/usr/bin/env bash
# Checks the models of control passing and of capacity with spin, exhaustively, and says how many states it has.
#   check.sh            every check
#   check.sh NAME ...   those named: race, offers, all (both at once), a tenure that must end (bot,
#                       offer, agent), or a rule to remove, such as NO_EPOCH; of capacity: capacity,
#                       repeats (a bridge repeats what is long over), or a rule to remove, such as
#                       capacity-NO_ROOM
# Fails if a check finds something, or if with a rule removed nothing is found.
set -euo pipefail

folder=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

model=control

# A verifier for those settings: build NAME COMPILER_OPTIONS SETTING...
build() {
  local name=$1 options=$2
  shift 2
  mkdir -p "$name"
  (cd "$name" && spin -a "${@/#/-D}" "$folder/$model.pml" >spin.log && gcc -w -O1 $options -o pan pan.c) \
    || { cat "$name/spin.log"; exit 1; }
}

number() { awk -v word="$2" 'index($0, word) { print $1; exit }' "$1"; }

# Nothing that must not be: holds NAME SETTING...
holds() {
  local name=$1
  shift
  build "$name" "-DSAFETY -DCOLLAPSE -DVECTORSZ=2048" "$@"
  "$name/pan" -n -m2000000 -w22 >"$name/log" 2>&1 || true
  if ! grep -q 'errors: 0' "$name/log" || grep -q 'Search not completed\|max search depth too small' "$name/log"; then
    echo "$name: FAILED"
    cat "$name/log"
    exit 1
  fi
  printf '%s: %.0f states, %.0f transitions, nothing found\n' "$name" \
    "$(number "$name/log" 'states, stored')" "$(number "$name/log" 'transitions (= ')"
}

# With a rule removed something is found: fails MODEL RULE
fails() {
  local name=$1-$2
  build "$name" "-DSAFETY -DVECTORSZ=2048" "$1" "$2"
  (cd "$name" && ./pan -n -m100000 -w22 >log 2>&1) || true
  if ! grep -q 'assertion violated' "$name/log"; then
    echo "$1 with $2: nothing found, so the model could not fail"
    cat "$name/log"
    exit 1
  fi
  printf '%s with %s: %s\n' "$1" "$2" "$(grep -o 'assertion violated.*' "$name/log" | head -n 1)"
}

# What must come comes, if the timekeeper lives: comes MODEL PROPERTY
comes() {
  local name=$1-comes-$2
  build "$name" "-DCOLLAPSE -DVECTORSZ=2048 -DNFAIR=3" "$1" LIVENESS
  "$name/pan" -n -a -f -N "$2" -m2000000 -w22 >"$name/log" 2>&1 || true
  if ! grep -q 'errors: 0' "$name/log" || grep -q 'Search not completed\|max search depth too small' "$name/log"; then
    echo "$name: FAILED"
    cat "$name/log"
    exit 1
  fi
  printf '%s, %s always ends: %.0f states\n' "$1" "$2" "$(number "$name/log" 'states, stored')"
}

# Without a timekeeper a bot may keep a conversation for ever.
neverComes() {
  build NO_CLOCK "-DCOLLAPSE -DVECTORSZ=2048 -DNFAIR=3" RACE LIVENESS NO_CLOCK
  (cd NO_CLOCK && ./pan -n -a -f -N bot -m2000000 -w22 >log 2>&1) || true
  grep -q 'acceptance cycle' NO_CLOCK/log || { cat NO_CLOCK/log; exit 1; }
  echo "RACE with NO_CLOCK: a bot keeps its conversation for ever"
}

check() {
  model=control
  case $1 in
    capacity | repeats | capacity-*) model=capacity ;;
  esac
  case $1 in
    capacity) holds CAPACITY BOUNDED ;;
    repeats) holds REPEATS REPEATS ;;
    capacity-NO_AGE) fails REPEATS NO_AGE ;;
    capacity-NO_*) fails CAPACITY "${1#capacity-}" ;;
    race) holds RACE RACE ;;
    offers) holds OFFERS OFFERS ;;
    all) holds ALL RACE OFFERS ;;
    NO_CLOCK) neverComes ;;
    NO_HOLDER | NO_NAMES) fails OFFERS "$1" ;;
    NO_*) fails RACE "$1" ;;
    bot | agent) comes RACE "$1" ;;
    offer) comes OFFERS "$1" ;;
    *) echo "there is no check $1" >&2; exit 64 ;;
  esac
}

checks=("$@")
if ((${#checks[@]} == 0)); then
  checks=(race offers NO_EPOCH NO_HOLDER NO_COVERS NO_NAMES NO_SEEN NO_IDS bot agent offer NO_CLOCK
    capacity repeats capacity-NO_ROOM capacity-NO_CONFIRM capacity-NO_AGE capacity-NO_FIRST
    capacity-NO_WAIT)
fi
for name in "${checks[@]}"; do check "$name"; done
