#!/usr/bin/env bash
# ruleid: bash-weak-cipher
openssl enc -des3 -in a -out b
# ruleid: bash-weak-cipher
openssl enc -aes-256-cbc -in a -out b
# ruleid: bash-weak-cipher
ssh -c 3des-cbc host
# ok: bash-weak-cipher
openssl enc -aes-256-cbc -pbkdf2 -iter 600000 -in a -out b
# ok: bash-weak-cipher
openssl enc -base64 -in a
# ok: bash-weak-cipher
gpg --symmetric a
