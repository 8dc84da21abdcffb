#!/usr/bin/env bash
# ruleid: bash-cgi-html
echo "<h1>Hello $QUERY_STRING</h1>"
name="${QUERY_STRING#name=}"
# ruleid: bash-cgi-html
printf '<p>%s</p>' "$name"
# ruleid: bash-cgi-html
echo "<p>$HTTP_USER_AGENT</p>"
# ok: bash-cgi-html
echo "<h1>Hello</h1>"
# ok: bash-cgi-html
echo "$QUERY_STRING" >> requests.log
# ok: bash-cgi-html
echo "<p>$SERVER_SOFTWARE</p>"
