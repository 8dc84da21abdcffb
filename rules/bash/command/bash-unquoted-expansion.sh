#!/usr/bin/env bash
clean() {
  # ruleid: bash-unquoted-expansion
  rm -rf $folder
  # ruleid: bash-unquoted-expansion
  mv ${source} /srv/old
  # ruleid: bash-unquoted-expansion
  chown app $1
  # ok: bash-unquoted-expansion
  rm -rf "$folder"
  # ok: bash-unquoted-expansion
  cp $options a b
  # ok: bash-unquoted-expansion
  echo $folder
  # ok: bash-unquoted-expansion
  rm -f "${files[@]}"
}
