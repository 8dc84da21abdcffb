#!/usr/bin/env bash
show() {
  # ruleid: bash-interpreter-string
  python3 -c "import json; print(json.loads('$1'))"
  # ruleid: bash-interpreter-string
  awk "/$name/ { print }" users
  # ruleid: bash-interpreter-string
  jq ".users[] | select(.name == \"$name\")" users.json
  # ok: bash-interpreter-string
  python3 -c 'import json, sys; print(json.loads(sys.argv[1]))' "$1"
  # ok: bash-interpreter-string
  awk -v name="$name" '$1 == name' users
  # ok: bash-interpreter-string
  jq --arg name "$name" '.users[] | select(.name == $name)' users.json
}
