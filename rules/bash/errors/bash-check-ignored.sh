#!/usr/bin/env bash
# ruleid: bash-check-ignored
gpg --verify app.tar.sig app.tar || true
# ruleid: bash-check-ignored
sha256sum -c app.sha256 || echo "checksum differs"
# ruleid: bash-check-ignored
openssl verify -CAfile ca.pem cert.pem || :
# ok: bash-check-ignored
gpg --verify app.tar.sig app.tar || exit 1
# ok: bash-check-ignored
sha256sum -c app.sha256
# ok: bash-check-ignored
grep -q app list || true
