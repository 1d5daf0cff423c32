#!/bin/sh
# Debian's Chromium for the browser tests: there already, or installed when that is possible, or one clear line.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="none"; fi
fi
if [ "$as_root" != "none" ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium for the browser tests ..."
  export DEBIAN_FRONTEND=noninteractive
  if $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
    exit 0
  fi
fi
echo "The browser tests need Chromium: install Debian's package 'chromium' (apt-get install chromium), then run this again." >&2
exit 1
