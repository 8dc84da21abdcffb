#!/usr/bin/env bash
read -r name
# ruleid: bash-command-injection
eval "report $name"
read -rp 'Name: ' other
# ruleid: bash-command-injection
bash -c "report $other"
answer=$(curl -s https://api.example.org/next)
# ruleid: bash-command-injection
eval "$answer"
# ok: bash-command-injection
eval 'report all'
folder=/srv/app
# ok: bash-command-injection
eval "report $folder"
