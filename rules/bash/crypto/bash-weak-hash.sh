#!/usr/bin/env bash
# ruleid: bash-weak-hash
echo -n "$PASSWORD" | md5sum
# ruleid: bash-weak-hash
md5sum -c app.tar.md5
# ruleid: bash-weak-hash
openssl passwd -1 "$PASSWORD_TEXT"
# ok: bash-weak-hash
sha256sum -c app.tar.sha256
# ok: bash-weak-hash
openssl passwd -6 -stdin
# ok: bash-weak-hash
md5sum "$file" > cache.key
