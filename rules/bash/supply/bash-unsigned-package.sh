#!/usr/bin/env bash
# ruleid: bash-unsigned-package
apt-get install -y --allow-unauthenticated nginx
# ruleid: bash-unsigned-package
yum install -y --nogpgcheck nginx
# ruleid: bash-unsigned-package
echo "deb [trusted=yes] https://packages.example.org stable main" > /etc/apt/sources.list.d/example.list
# ok: bash-unsigned-package
apt-get install -y nginx
# ok: bash-unsigned-package
yum install -y nginx
# ok: bash-unsigned-package
echo "deb [signed-by=/etc/apt/keyrings/example.gpg] https://packages.example.org stable main" > /etc/apt/sources.list.d/example.list
