#!/bin/sh
# What checks the page's scripts and SARIF logs (package.json), from npm into node_modules/; or one clear line.
# With a folder and packages as arguments: those packages there, for the benchmarks.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-.}
[ $# -gt 0 ] && shift
wanted=$([ $# -gt 0 ] && echo "$*" || cat package.json)
stamp="$folder/node_modules/.wanted"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && command -v node >/dev/null 2>&1; then exit 0; fi

if ! command -v npm >/dev/null 2>&1; then
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
  fi
  if [ "$as_root" != "none" ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing node and npm for the checks of the page's scripts ..."
    export DEBIAN_FRONTEND=noninteractive
    { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null; } || true
  fi
fi
if ! command -v npm >/dev/null 2>&1; then
  echo "The checks of the page's scripts need node 18 or newer and npm: install them (apt-get install nodejs npm), then run this again." >&2
  exit 1
fi
mkdir -p "$folder"
# No lock file: it would name a registry's host, and the versions asked for are exact ones.
if ! said=$(npm install --prefix "$folder" --no-package-lock --ignore-scripts --no-audit --no-fund --no-save --loglevel=error "$@" 2>&1); then
  echo "npm could not install what checks the page's scripts: $(echo "$said" | head -n 1)" >&2
  exit 1
fi
echo "$wanted" >"$stamp"
