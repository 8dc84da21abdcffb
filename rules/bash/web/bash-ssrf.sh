#!/usr/bin/env bash
url="${QUERY_STRING#url=}"
# ruleid: bash-ssrf
curl -s "$url"
# ruleid: bash-ssrf
wget -q "$url"
# ruleid: bash-ssrf
curl -s "http://$HTTP_X_HOST/status"
# ok: bash-ssrf
curl -s https://api.example.org/status
# ok: bash-ssrf
curl -s https://api.example.org/ -d "$url"
# ok: bash-ssrf
echo "$url"
