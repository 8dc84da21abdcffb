#!/usr/bin/env bash
# ruleid: bash-secret-in-arguments
curl -u "admin:$PASSWORD" https://example.org
# ruleid: bash-secret-in-arguments
mysql -u root -p"$DB_PASSWORD" shop
# ruleid: bash-secret-in-arguments
sshpass -p "$PASSWORD" ssh host
# ruleid: bash-secret-in-arguments
docker login -u me -p "$TOKEN"
# ok: bash-secret-in-arguments
curl --netrc https://example.org
# ok: bash-secret-in-arguments
mysql --defaults-extra-file=/etc/app/my.cnf shop
# ok: bash-secret-in-arguments
echo "$TOKEN" | docker login -u me --password-stdin
# ok: bash-secret-in-arguments
curl -u "$USER_FILE" https://example.org
