#!/usr/bin/env bash
# ruleid: bash-host-key-unchecked
ssh -o StrictHostKeyChecking=no deploy@example.org
# ruleid: bash-host-key-unchecked
scp -o UserKnownHostsFile=/dev/null a deploy@example.org:
# ruleid: bash-host-key-unchecked
ssh-keyscan example.org >> ~/.ssh/known_hosts
# ok: bash-host-key-unchecked
ssh -o StrictHostKeyChecking=yes deploy@example.org
# ok: bash-host-key-unchecked
ssh -o StrictHostKeyChecking=accept-new deploy@example.org
# ok: bash-host-key-unchecked
cat keys >> ~/.ssh/known_hosts
