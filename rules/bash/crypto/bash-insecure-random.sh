#!/usr/bin/env bash
# ruleid: bash-insecure-random
PASSWORD=$RANDOM
# ruleid: bash-insecure-random
token="$RANDOM$RANDOM"
# ruleid: bash-insecure-random
SECRET=$(date +%s | sha256sum | head -c 32)
# ok: bash-insecure-random
PASSWORD=$(openssl rand -hex 32)
# ok: bash-insecure-random
port=$((RANDOM % 1000 + 3000))
# ok: bash-insecure-random
token=$(head -c 32 /dev/urandom | base64)
