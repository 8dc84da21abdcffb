#!/usr/bin/env bash
# ruleid: bash-sudo-without-password
echo "deploy ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers
# ruleid: bash-sudo-without-password
echo "deploy ALL=(ALL) NOPASSWD: ALL" | sudo tee /etc/sudoers.d/deploy
# ruleid: bash-sudo-without-password
echo "$PASSWORD" | sudo -S systemctl restart app
# ok: bash-sudo-without-password
echo "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl restart app" | sudo tee /etc/sudoers.d/deploy
# ok: bash-sudo-without-password
sudo systemctl restart app
# ok: bash-sudo-without-password
echo "$NAME" | sudo tee /etc/app/name
