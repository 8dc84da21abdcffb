#!/usr/bin/env bash
# ruleid: bash-cleartext-transfer
curl -o app.tar http://downloads.example.org/app.tar
# ruleid: bash-cleartext-transfer
wget http://downloads.example.org/app.tar
# ruleid: bash-cleartext-transfer
telnet example.org 23
# ok: bash-cleartext-transfer
curl -o app.tar https://downloads.example.org/app.tar
# ok: bash-cleartext-transfer
curl http://localhost:8080/health
# ok: bash-cleartext-transfer
curl http://metadata/computeMetadata
# ok: bash-cleartext-transfer
curl "http://$HOST:8080/health"
