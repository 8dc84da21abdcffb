#!/usr/bin/env bash
# ruleid: bash-search-path
export PATH=.:$PATH
# ruleid: bash-search-path
PATH="$PATH:/tmp/bin"
# ruleid: bash-search-path
export LD_LIBRARY_PATH=/tmp/lib
# ok: bash-search-path
export PATH="/usr/local/bin:$PATH"
# ok: bash-search-path
PATH="$HOME/.local/bin:$PATH"
# ok: bash-search-path
export LD_LIBRARY_PATH=/opt/app/lib
