#!/usr/bin/env bash
# What a script of CGI does with what it was sent.
name="$QUERY_STRING"
# ruleid: bash-command-injection
eval "report $name"
# ruleid: bash-command-injection
bash -c "report $name"
# ruleid: bash-command-injection
ssh backup "report $name"
# ok: bash-command-injection
bash -c 'report "$1"' _ "$name"
# ok: bash-command-injection
bash -c "report $(printf '%q' "$name")"
# ruleid: bash-path-traversal
cat "/srv/files/$name"
# ruleid: bash-path-traversal
rm -f "/srv/files/$name"
# ok: bash-path-traversal
cat "/srv/files/$(basename "$name")"
# ruleid: bash-ssrf
curl -s "$name"
# ok: bash-ssrf
curl -s https://api.example.org/ -d "$name"
# ruleid: bash-cgi-html
echo "<p>$name</p>"
# ruleid: bash-cgi-html
printf '<p>%s</p>' "$name"
# ok: bash-cgi-html
echo "$name"
# ruleid: bash-arithmetic-injection
total=$((name + 1))
# ruleid: bash-arithmetic-injection
if [[ "$name" -gt 3 ]]; then exit 1; fi
# ok: bash-arithmetic-injection
if [[ "$name" == 3 ]]; then exit 1; fi
