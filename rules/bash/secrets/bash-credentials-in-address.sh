#!/usr/bin/env bash
# ruleid: bash-credentials-in-address
git clone "https://$TOKEN@git.example.org/app.git"
# ruleid: bash-credentials-in-address
git remote set-url origin "https://bot:${GIT_PASSWORD}@git.example.org/app.git"
# ruleid: bash-credentials-in-address
git config --global credential.helper store
# ok: bash-credentials-in-address
git clone https://git.example.org/app.git
# ok: bash-credentials-in-address
git config --global credential.helper cache
# ok: bash-credentials-in-address
git clone "https://$HOST/app.git"
