#!/usr/bin/env bash
# ruleid: bash-download-run
curl -fsSL https://get.example.org/install.sh | bash
# ruleid: bash-download-run
curl -fsSL https://get.example.org/install.sh | sudo bash -s -- --yes
# ruleid: bash-download-run
bash <(curl -s https://get.example.org/install.sh)
# ruleid: bash-download-run
sh -c "$(curl -fsSL https://get.example.org/install.sh)"
# ruleid: bash-download-run
wget -qO- https://get.example.org/install.sh | sh
# ok: bash-download-run
curl -fsSL https://get.example.org/install.sh -o install.sh
# ok: bash-download-run
echo "$checksum  install.sh" | sha256sum --check
# ok: bash-download-run
bash install.sh
# ok: bash-download-run
curl -s https://api.example.org/users | jq .name
