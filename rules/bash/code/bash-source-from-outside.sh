#!/usr/bin/env bash
# ruleid: bash-source-from-outside
source "$1"
# ruleid: bash-source-from-outside
. /tmp/settings.sh
# ruleid: bash-source-from-outside
bash /tmp/install.sh
# ok: bash-source-from-outside
source /etc/app/settings.sh
# ok: bash-source-from-outside
. "$(dirname "$0")/common.sh"
# ok: bash-source-from-outside
bash ./install.sh
