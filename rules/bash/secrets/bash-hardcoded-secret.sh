#!/usr/bin/env bash
# ruleid: bash-hardcoded-secret
DB_PASSWORD="s3cr3t-2024"
# ruleid: bash-hardcoded-secret
export API_KEY='ak-0182-ff81-9921'
# ruleid: bash-hardcoded-secret
git clone https://deploy:hunter2hunter@git.example.org/app.git
# ok: bash-hardcoded-secret
DB_PASSWORD="$(cat /run/secrets/db)"
# ok: bash-hardcoded-secret
API_KEY="${API_KEY:?}"
# ok: bash-hardcoded-secret
PASSWORD_FILE=/run/secrets/db
# ok: bash-hardcoded-secret
PASSWORD=""
