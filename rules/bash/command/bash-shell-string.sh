#!/usr/bin/env bash
run() {
  # ruleid: bash-shell-string
  bash -c "rm $1"
  # ruleid: bash-shell-string
  ssh "$host" "tar xf $archive"
  # ruleid: bash-shell-string
  su app -c "cd $folder && ./start"
  # ruleid: bash-shell-string
  find . -name '*.txt' -exec sh -c 'cat {}' \;
  # ok: bash-shell-string
  bash -c 'rm -- "$1"' _ "$1"
  # ok: bash-shell-string
  ssh "$host" 'tar xf archive.tar'
  # ok: bash-shell-string
  ssh "$host" uptime
  # ok: bash-shell-string
  find . -name '*.txt' -exec sh -c 'cat "$1"' _ {} \;
}
