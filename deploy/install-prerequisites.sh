#!/usr/bin/env bash
# Installs the system libraries that Baton is built on, where they are missing.
#   install-prerequisites.sh           to build and run: librdkafka, SQLite
#   install-prerequisites.sh --tests   also what the page tests drive: Chromium, its driver, a CJK font;
#                                      and spin, the model checker, with the C compiler that it needs
# Says what it installs, and asks for the password of sudo only if there is something to install.
set -euo pipefail

wanted=${1-}
case $wanted in
  "" | --tests) ;;
  *) echo "usage: install-prerequisites.sh [--tests]" >&2; exit 64 ;;
esac

say() { printf '%s\n' "$*" >&2; }

require_swift() {
  if ! command -v swift >/dev/null; then
    say "Baton needs Swift 6.2 or newer, and there is no 'swift' here: https://www.swift.org/install"
    exit 1
  fi
  local version major minor
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -n 1)
  major=${version%%.*} minor=${version#*.}
  if [[ -z $version ]] || ((major < 6 || (major == 6 && minor < 2))); then
    say "Baton needs Swift 6.2 or newer; this is '${version:-unknown}': https://www.swift.org/install"
    exit 1
  fi
}

# Runs a command as root: directly, or through sudo.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "This needs root, and there is no sudo here. As root, run: $*"
    exit 1
  fi
}

install_with_apt() {
  local names=(librdkafka-dev libsqlite3-dev pkg-config) missing=() name
  if [[ $wanted == --tests ]]; then
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || names+=(chromium)
    command -v chromedriver >/dev/null || names+=(chromium-driver)
    names+=(fonts-noto-cjk spin)
    command -v gcc >/dev/null || names+=(gcc libc6-dev)
  fi
  for name in "${names[@]}"; do
    dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  if ((${#missing[@]} == 0)); then return; fi

  say "Installing with apt-get, because missing here: ${missing[*]}"
  as_root apt-get update -qq
  for name in "${!missing[@]}"; do missing[name]=$(apt_name "${missing[name]}"); done
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# Ubuntu has other names for Chromium than Debian.
apt_name() {
  local ubuntu=$1
  case $1 in
    chromium) ubuntu=chromium-browser ;;
    chromium-driver) ubuntu=chromium-chromedriver ;;
  esac
  if apt-cache show "$1" >/dev/null 2>&1; then echo "$1"; else echo "$ubuntu"; fi
}

install_with_brew() {
  local names=(librdkafka sqlite) missing=() name
  if [[ $wanted == --tests ]]; then names+=(spin); fi
  for name in "${names[@]}"; do
    brew list --formula "$name" >/dev/null 2>&1 || missing+=("$name")
  done
  if ((${#missing[@]} > 0)); then
    say "Installing with Homebrew, because missing here: ${missing[*]}"
    brew install "${missing[@]}"
  fi
  if [[ $wanted != --tests ]]; then return; fi
  for name in google-chrome chromedriver; do
    if [[ $name == google-chrome && -d "/Applications/Google Chrome.app" ]]; then continue; fi
    if [[ $name == chromedriver ]] && command -v chromedriver >/dev/null; then continue; fi
    say "Installing with Homebrew, for the tests of the pages: $name"
    brew install --cask "$name"
  done
}

require_swift
if command -v apt-get >/dev/null; then
  install_with_apt
elif command -v brew >/dev/null; then
  install_with_brew
else
  say "Neither apt-get nor Homebrew here: please install librdkafka (2.0.2 or newer) and SQLite with their headers."
fi
