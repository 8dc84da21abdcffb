#!/usr/bin/env bash
# ruleid: bash-temporary-file
echo "$data" > /tmp/report.txt
# ruleid: bash-temporary-file
file=/tmp/report.$$
# ruleid: bash-temporary-file
curl -s https://example.org/a.tar -o /tmp/a.tar
# ruleid: bash-temporary-file
name=$(mktemp -u)
# ok: bash-temporary-file
own=$(mktemp)
# ok: bash-temporary-file
echo "$data" > "$own"
# ok: bash-temporary-file
folder=$(mktemp -d /tmp/report.XXXXXX)
# ok: bash-temporary-file
echo "$data" > "$folder/report.txt"
