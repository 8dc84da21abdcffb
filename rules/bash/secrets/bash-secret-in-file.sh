#!/usr/bin/env bash
keep() {
  # ruleid: bash-secret-in-file
  echo "$DB_PASSWORD" > /etc/app/password
  # ruleid: bash-secret-in-file
  printf '%s\n' "$API_TOKEN" >> config
  # ruleid: bash-secret-in-file
  echo "password=$PASSWORD" > "$HOME/.app"
  # ok: bash-secret-in-file
  echo "user=$NAME" > "$HOME/.app"
  # ok: bash-secret-in-file
  echo "$PASSWORD" > /dev/null
}
keep_closed() {
  umask 077
  # ok: bash-secret-in-file
  echo "$DB_PASSWORD" > /etc/app/password
}
