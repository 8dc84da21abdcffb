#!/usr/bin/env bash
# ruleid: bash-secret-printed
echo "Password: $DB_PASSWORD"
# ruleid: bash-secret-printed
printf 'token %s\n' "$API_TOKEN"
# ruleid: bash-secret-printed
logger "login with ${PASSWORD}"
# ok: bash-secret-printed
echo "Password is set: ${DB_PASSWORD:+yes}"
# ok: bash-secret-printed
echo "$API_TOKEN" | docker login --password-stdin
# ok: bash-secret-printed
echo "Reading $PASSWORD_FILE"
# ok: bash-secret-printed
hash=$(printf '%s' "$PASSWORD" | sha256sum)
