#!/usr/bin/env bash
# ruleid: bash-word-splitting
for file in $(ls *.txt); do rm "$file"; done
# ruleid: bash-word-splitting
for file in $(find . -name '*.tmp'); do rm "$file"; done
# ruleid: bash-word-splitting
find . -name '*.tmp' | xargs rm
# ok: bash-word-splitting
for file in *.txt; do rm "$file"; done
# ok: bash-word-splitting
find . -name '*.tmp' -print0 | xargs -0 rm --
# ok: bash-word-splitting
find . -name '*.tmp' -delete
