#!/usr/bin/env bash
# ruleid: bash-weak-key-size
openssl genrsa -out key.pem 1024
# ruleid: bash-weak-key-size
ssh-keygen -t dsa -f key
# ruleid: bash-weak-key-size
openssl req -x509 -newkey rsa:1024 -out cert.pem
# ok: bash-weak-key-size
openssl genrsa -out key.pem 4096
# ok: bash-weak-key-size
ssh-keygen -t ed25519 -f key
# ok: bash-weak-key-size
openssl req -x509 -newkey rsa:3072 -out cert.pem
