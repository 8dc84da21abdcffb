#!/usr/bin/env bash
# ruleid: bash-setuid
chmod u+s /usr/local/bin/tool
# ruleid: bash-setuid
chmod 4755 /usr/local/bin/tool
# ruleid: bash-setuid
sudo chmod +s /bin/bash
# ok: bash-setuid
chmod 755 /usr/local/bin/tool
# ok: bash-setuid
chmod u+x /usr/local/bin/tool
# ok: bash-setuid
chmod 1777 /srv/shared
