#!/usr/bin/env bash
# ruleid: bash-check-then-create
[ -f "$lock" ] || touch "$lock"
# ruleid: bash-check-then-create
if [ ! -e /run/app.lock ]; then touch /run/app.lock; fi
# ruleid: bash-check-then-create
[[ ! -f "$PIDFILE" ]] && echo $$ > "$PIDFILE"
# ok: bash-check-then-create
mkdir "$lock" || exit 1
# ok: bash-check-then-create
flock -n 9 || exit 1
# ok: bash-check-then-create
[ -f "$settings" ] || touch "$settings"
