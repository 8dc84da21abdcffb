#!/usr/bin/env bash
run() {
  # ruleid: bash-eval
  eval "$1"
  # ruleid: bash-eval
  eval "rm -f $file"
  # ruleid: bash-eval
  eval $command
  # ok: bash-eval
  eval "$(ssh-agent -s)"
  # ok: bash-eval
  eval "$(direnv hook bash)"
  # ok: bash-eval
  eval 'echo done'
  # ok: bash-eval
  "${command[@]}"
}
