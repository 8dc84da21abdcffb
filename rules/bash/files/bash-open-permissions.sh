#!/usr/bin/env bash
# ruleid: bash-open-permissions
chmod 777 /srv/app
# ruleid: bash-open-permissions
chmod -R a+w /srv/app
# ruleid: bash-open-permissions
sudo chmod -R 0777 /srv/app
# ruleid: bash-open-permissions
umask 000
# ok: bash-open-permissions
chmod 755 /srv/app
# ok: bash-open-permissions
chmod u+w /srv/app
# ok: bash-open-permissions
chmod 1777 /srv/shared
# ok: bash-open-permissions
umask 022
