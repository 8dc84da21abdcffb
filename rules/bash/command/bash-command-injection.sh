#!/usr/bin/env bash
# ruleid: bash-command-injection
eval "report $QUERY_STRING"
read -r name
# ruleid: bash-command-injection
bash -c "report $name"
answer=$(curl -s https://api.example.org/next)
# ruleid: bash-command-injection
sh -c "$answer"
# ok: bash-command-injection
report "$name"
# ok: bash-command-injection
bash -c 'report "$1"' _ "$name"
# ok: bash-command-injection
bash -c "report $(printf '%q' "$name")"
