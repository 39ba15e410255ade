#!/bin/sh
# Finds a supported Node and starts the launcher with it. POSIX sh, because some images have no bash.
set -eu

requirement='20.19, 22.12 or later'
image='cimg/node:24.18'
seen=''

runs() {
  [ -f "$1" ] && [ -x "$1" ] || return 1
  version=$("$1" -p 'process.versions.node' 2>/dev/null) || {
    seen="$seen $1 does not start;"
    return 1
  }
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  case "$major$minor" in '' | *[!0-9]*) return 1 ;; esac
  if [ "$major" -ge 23 ]; then return 0; fi
  if [ "$major" -eq 22 ] && [ "$minor" -ge 12 ]; then return 0; fi
  if [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; then return 0; fi
  seen="$seen $version at $1;"
  return 1
}

find_node() {
  home=${HOME:-/nonexistent}
  for candidate in \
    "${CONVOX_NODE:-}" \
    "$(command -v node || true)" \
    "$(command -v nodejs || true)" \
    /usr/local/bin/node \
    /opt/homebrew/bin/node \
    "${NVM_DIR:-$home/.nvm}"/versions/node/*/bin/node \
    "$home"/.nvm/versions/node/*/bin/node \
    /opt/circleci/.nvm/versions/node/*/bin/node \
    "${VOLTA_HOME:-$home/.volta}"/tools/image/node/*/bin/node \
    "${ASDF_DATA_DIR:-$home/.asdf}"/installs/nodejs/*/bin/node \
    "${MISE_DATA_DIR:-$home/.local/share/mise}"/installs/node/*/bin/node \
    "${FNM_DIR:-$home/.local/share/fnm}"/node-versions/*/installation/bin/node \
    "${N_PREFIX:-/usr/local}"/n/versions/node/*/bin/node; do
    if runs "$candidate"; then
      node=$candidate
      return 0
    fi
  done
  return 1
}

if ! find_node; then
  echo "ERROR: the orb needs Node $requirement, and this machine has none${seen:+; found:$seen}" >&2
  echo "Use executor: convox/default, an image such as $image, or node/install of the orb circleci/node. If Node is in another folder, set CONVOX_NODE to its path." >&2
  exit 1
fi

exec "$node" --input-type=module --eval "$CONVOX_ORB_LAUNCHER"
