#!/usr/bin/env bash
name="$QUERY_STRING"
# ruleid: bash-command-injection
eval "report $name"
length=${#name}
# ok: bash-command-injection
eval "report $length"
sum=$(sha256sum "$name")
# ok: bash-command-injection
eval "report $sum"
lines=$(wc -l "$name")
# ok: bash-command-injection
eval "report $lines"
