#!/usr/bin/env bash
add() {
  read -r count
  # ruleid: bash-arithmetic-injection
  if [[ "$count" -gt 10 ]]; then return 1; fi
  # ruleid: bash-arithmetic-injection
  total=$((count + 1))
  # ruleid: bash-arithmetic-injection
  ((count > 3)) && return 1
  # ok: bash-arithmetic-injection
  if [ "$count" -gt 10 ]; then return 1; fi
  # ok: bash-arithmetic-injection
  if [[ "$count" == 10 ]]; then return 1; fi
  # ok: bash-arithmetic-injection
  sum=$((1 + 2))
}
