#!/usr/bin/env bash
# ruleid: bash-printf-format
printf "$message"
# ruleid: bash-printf-format
printf $1
# ruleid: bash-printf-format
printf "${line}"
# ok: bash-printf-format
printf '%s' "$message"
# ok: bash-printf-format
printf "$format" "$name"
# ok: bash-printf-format
printf 'done\n'
