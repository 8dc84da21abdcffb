#!/usr/bin/env bash
# ruleid: bash-command-injection
eval "report $QUERY_STRING"
# ruleid: bash-command-injection
eval "report ${HTTP_USER_AGENT}"
# ruleid: bash-command-injection
eval "report $PATH_INFO"
# ok: bash-command-injection
eval "report $SERVER_SOFTWARE"
# ok: bash-command-injection
eval "report $GATEWAY_INTERFACE"
