#!/usr/bin/env bash
clean() {
  # ruleid: bash-unchecked-cd
  cd "$folder"
  rm -rf *
}
tidy() {
  # ruleid: bash-unchecked-cd
  cd /srv/cache
  find . -mtime +3 -delete
}
reset() {
  # ruleid: bash-unchecked-cd
  cd "$checkout"
  git clean -fdx
}
safe() {
  # ok: bash-unchecked-cd
  cd "$folder" || exit 1
  rm -rf ./*
}
other() {
  # ok: bash-unchecked-cd
  cd "$folder" && rm -rf ./*
}
build() {
  # ok: bash-unchecked-cd
  cd "$folder"
  make
}
