#!/usr/bin/env bash
# ruleid: command
curl -s --insecure https://example.org
# ruleid: command
curl "--insecure" "$url"
# ok: command
curl -s https://example.org

# ruleid: evaluated
eval "$input"
# ok: evaluated
eval a b

# ruleid: same
mv "a" 'a'
# ok: same
mv a b

# ruleid: pipe
curl -s "$url" | bash
# ok: pipe
curl -s "$url" | cat

# ruleid: assigned
PASSWORD=secret
# ruleid: assigned
export PASSWORD="secret"
# ok: assigned
PASSWORD=secret run
# ok: assigned
USER=someone

clean() {
  # ruleid: in-function
  danger "$1"
}
# ok: in-function
danger "$1"

if [[ -e file ]]; then
  # ruleid: in-branch
  guarded
fi
# ok: in-branch
guarded

work() {
  # ruleid: sequence
  lock
  for item in a b; do echo "$item"; done
  unlock
}
idle() {
  # ok: sequence
  lock
  echo
}

given=$(read_input)
# ruleid: flow
execute "run $given"
# ok: flow
execute "run $other"
