#!/usr/bin/env bash
# ruleid: bash-archive-absolute
tar -xPf upload.tar
# ruleid: bash-archive-absolute
tar --absolute-names -xf upload.tar
# ruleid: bash-archive-absolute
unzip -: upload.zip
# ok: bash-archive-absolute
tar -xf upload.tar -C /srv/uploads
# ok: bash-archive-absolute
unzip upload.zip -d /srv/uploads
# ok: bash-archive-absolute
tar -cf backup.tar /srv
