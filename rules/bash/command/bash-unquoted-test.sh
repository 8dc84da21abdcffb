#!/usr/bin/env bash
check() {
  # ruleid: bash-unquoted-test
  if [ $token = "$expected" ]; then return 0; fi
  # ruleid: bash-unquoted-test
  [ -n $password ] || exit 1
  # ruleid: bash-unquoted-test
  test -n ${role} && return 0
  # ok: bash-unquoted-test
  if [ "$token" = "$expected" ]; then return 0; fi
  # ok: bash-unquoted-test
  [[ -n $password ]] || exit 1
  # ok: bash-unquoted-test
  [ $count = 0 ] || exit 1
}
