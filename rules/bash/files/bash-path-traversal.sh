#!/usr/bin/env bash
name="${QUERY_STRING#file=}"
# ruleid: bash-path-traversal
cat "/srv/files/$name"
# ruleid: bash-path-traversal
rm -f "/srv/files/$name"
# ruleid: bash-path-traversal
cat "/srv/files$PATH_INFO"
# ok: bash-path-traversal
cat "/srv/files/$(basename "$name")"
# ok: bash-path-traversal
cat /srv/files/list
# ok: bash-path-traversal
echo "$name"
