#!/usr/bin/env bash
clean() {
  # ruleid: bash-remove-below-variable
  rm -rf "$prefix"/*
  # ruleid: bash-remove-below-variable
  rm -rf $build/
  # ruleid: bash-remove-below-variable
  sudo rm -rf "${install}/"*
  # ok: bash-remove-below-variable
  rm -rf "${prefix:?}"/*
  # ok: bash-remove-below-variable
  rm -rf "$prefix/build"
  # ok: bash-remove-below-variable
  rm -rf ./build/*
  # ok: bash-remove-below-variable
  rm -f "$prefix"/*
}
