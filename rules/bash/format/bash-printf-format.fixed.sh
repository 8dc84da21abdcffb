#!/usr/bin/env bash
# ruleid: bash-printf-format
printf '%s' "$message"
# ruleid: bash-printf-format
printf '%s' $1
# ruleid: bash-printf-format
printf '%s' "${line}"
# ok: bash-printf-format
printf '%s' "$message"
# ok: bash-printf-format
printf "$format" "$name"
# ok: bash-printf-format
printf 'done\n'
