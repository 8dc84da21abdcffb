#!/usr/bin/env bash
# Sets up a server for the shop: packages, database, application, backups. Written as an assistant writes it when asked
# for "one script that does everything"; what is wrong is marked, and so is what only looks wrong.
set -euo pipefail

APP_NAME="shop"
APP_DIR="/srv/$APP_NAME"
BACKUP_DIR="/var/backups/$APP_NAME"
LOG_FILE="/var/log/$APP_NAME-deploy.log"
DB_NAME="shop"
DB_USER="shop"
# ruleid: bash-hardcoded-secret
DB_PASSWORD="Sup3rS3cret!2024"
# ok: bash-hardcoded-secret
SMTP_PASSWORD="${SMTP_PASSWORD:-}"
API_TOKEN_FILE="/run/secrets/api-token"

log() {
  echo "[$(date +%H:%M:%S)] $*" | tee -a "$LOG_FILE"
}

require_root() {
  # ok: bash-unquoted-test
  if [ "$EUID" -ne 0 ]; then
    echo "Run this as root." >&2
    exit 1
  fi
}

# ---------------------------------------------------------------------------------------------------------------
# Packages

install_packages() {
  log "Installing packages"
  apt-get update
  # ok: bash-unsigned-package
  apt-get install -y nginx postgresql python3-venv git
  # ruleid: bash-unsigned-package
  echo "deb [trusted=yes] https://packages.example.org/apt stable main" > /etc/apt/sources.list.d/shop.list
  # ok: bash-unsigned-package
  echo "deb [signed-by=/etc/apt/keyrings/shop.gpg] https://packages.example.org/apt stable main" > /etc/apt/sources.list.d/shop-signed.list
  # ruleid: bash-unsigned-package
  apt-get install -y --allow-unauthenticated shop-tools
}

install_node() {
  log "Installing Node.js"
  # ruleid: bash-download-run
  curl -fsSL https://deb.nodesource.com/setup_20.x | bash -
  apt-get install -y nodejs
}

install_agent() {
  local archive folder
  folder="$(mktemp -d)"
  archive="$folder/agent.tar.gz"
  # ruleid: bash-cleartext-transfer
  wget -q http://downloads.example.org/agent.tar.gz -O "$archive"
  # ok: bash-cleartext-transfer
  wget -q https://downloads.example.org/agent.sha256 -O "$folder/agent.sha256"
  # ruleid: bash-check-ignored
  (cd "$folder" && sha256sum -c agent.sha256 || true)
  tar -xzf "$archive" -C "$folder"
  # ok: bash-source-from-outside
  bash "$folder/install.sh"
}

install_certificate_tool() {
  # ruleid: bash-certificate-check-off
  curl -k -o /usr/local/bin/certtool https://tools.example.org/certtool
  chmod 755 /usr/local/bin/certtool
  # ok: bash-certificate-check-off
  curl -fsSL -o /usr/local/share/certtool.1 https://tools.example.org/certtool.1
}

# ---------------------------------------------------------------------------------------------------------------
# Users and rights

create_user() {
  id deploy >/dev/null 2>&1 || useradd --create-home deploy
  # ruleid: bash-sudo-without-password
  echo "deploy ALL=(ALL) NOPASSWD:ALL" > /etc/sudoers.d/deploy
  # ok: bash-sudo-without-password
  echo "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl restart shop" > /etc/sudoers.d/deploy-restart
  mkdir -p "$APP_DIR" "$BACKUP_DIR"
  # ruleid: bash-open-permissions
  chmod -R 777 "$APP_DIR"
  # ok: bash-open-permissions
  chmod 750 "$BACKUP_DIR"
}

create_keys() {
  # ruleid: bash-weak-key-size
  openssl genrsa -out "$APP_DIR/server.key" 1024
  # ok: bash-weak-key-size
  openssl genrsa -out "$APP_DIR/token.key" 4096
  # ruleid: bash-insecure-random
  SESSION_SECRET="$RANDOM$RANDOM"
  # ok: bash-insecure-random
  CSRF_SECRET="$(openssl rand -hex 32)"
  # ruleid: bash-secret-in-file
  printf 'SESSION_SECRET=%s\n' "$SESSION_SECRET" > "$APP_DIR/.env"
  # ok: bash-secret-in-file
  printf 'LOG_LEVEL=%s\n' "$LOG_LEVEL" >> "$APP_DIR/.env"
  systemctl set-environment "CSRF_KEY_ID=$(cut -c1-8 <<< "$CSRF_SECRET")"
}

# ---------------------------------------------------------------------------------------------------------------
# Database

create_database() {
  log "Creating the database"
  sudo -u postgres createuser "$DB_USER" || true
  sudo -u postgres createdb --owner "$DB_USER" "$DB_NAME" || true
  # ruleid: bash-sql-string
  psql -c "ALTER USER shop WITH PASSWORD '$DB_PASSWORD'" "$DB_NAME"
  # ok: bash-sql-string
  psql -v ON_ERROR_STOP=1 -f "$APP_DIR/schema.sql" "$DB_NAME"
  # ruleid: bash-secret-printed
  echo "The database is ready, its password is $DB_PASSWORD"
  # ok: bash-secret-printed
  echo "The token is read from $API_TOKEN_FILE"
}

find_customer() {
  local mail="$1"
  # ruleid: bash-sql-string
  psql "$DB_NAME" -c "SELECT * FROM customers WHERE mail = '$mail'"
  # ok: bash-sql-string
  psql "$DB_NAME" -v mail="$mail" -f "$APP_DIR/find-customer.sql"
}

# ---------------------------------------------------------------------------------------------------------------
# Application

fetch_application() {
  local branch="${1:-main}"
  if [ -d "$APP_DIR/.git" ]; then
    git -C "$APP_DIR" fetch --quiet
    git -C "$APP_DIR" checkout --quiet "$branch"
  else
    # ruleid: bash-credentials-in-address
    git clone "https://deploy:${GIT_TOKEN}@git.example.org/shop/shop.git" "$APP_DIR"
  fi
  # ok: bash-credentials-in-address
  git -C "$APP_DIR" submodule update --init
}

copy_to_worker() {
  local host="$1" archive="$2"
  # ruleid: bash-host-key-unchecked
  scp -o StrictHostKeyChecking=no "$archive" "deploy@$host:/srv/shop/"
  # ruleid: bash-shell-string
  ssh "deploy@$host" "cd /srv/shop && tar xf $archive"
  # ok: bash-shell-string
  ssh "deploy@$host" 'systemctl restart shop'
  # ok: bash-host-key-unchecked
  ssh -o StrictHostKeyChecking=yes "deploy@$host" uptime
}

start_cache() {
  # ruleid: bash-container-without-walls
  docker run -d --name cache --privileged redis:7
  # ok: bash-container-without-walls
  docker run -d --name queue -v "$APP_DIR/queue:/data" redis:7
  # ruleid: bash-secret-in-arguments
  docker login registry.example.org -u deploy -p "$REGISTRY_PASSWORD"
  # ok: bash-secret-in-arguments
  echo "$REGISTRY_PASSWORD" | docker login registry.example.org -u deploy --password-stdin
}

open_firewall() {
  # ruleid: bash-protection-off
  ufw disable
  # ok: bash-protection-off
  ufw allow 443/tcp
}

# ---------------------------------------------------------------------------------------------------------------
# Backups

backup() {
  local stamp file
  stamp="$(date +%Y%m%d)"
  file="$BACKUP_DIR/$stamp.sql.gz"
  # ok: bash-secret-in-arguments
  pg_dump "$DB_NAME" | gzip > "$file"
  # ruleid: bash-weak-cipher
  openssl enc -aes-256-cbc -in "$file" -out "$file.enc" -pass file:/etc/shop/backup.pass
  # ok: bash-weak-cipher
  openssl enc -aes-256-cbc -pbkdf2 -iter 600000 -in "$file" -out "$file.safe" -pass file:/etc/shop/backup.pass
  # ruleid: bash-temporary-file
  cp "$file.enc" "$BACKUP_DIR/latest.enc" > /tmp/shop-backup.log
  # ok: bash-temporary-file
  cp "$file.safe" "$(mktemp -d)/latest.enc"
}

clean_backups() {
  # ruleid: bash-unchecked-cd
  cd "$BACKUP_DIR"
  find . -name '*.sql.gz' -mtime +30 -delete
}

clean_build() {
  # ruleid: bash-remove-below-variable
  rm -rf "$BUILD_DIR"/*
  # ok: bash-remove-below-variable
  rm -rf "${BUILD_DIR:?}"/*
}

# ---------------------------------------------------------------------------------------------------------------
# What the operator is asked

ask_restore() {
  local name
  read -rp "Which backup? " name
  # ruleid: bash-command-injection
  # ruleid: bash-shell-string
  bash -c "zcat $BACKUP_DIR/$name | psql $DB_NAME"
  # ok: bash-command-injection
  zcat "$BACKUP_DIR/$(basename "$name")" | psql "$DB_NAME"
}

fix_with_agent() {
  # ruleid: bash-agent-without-limits
  claude --dangerously-skip-permissions -p "make the deployment work"
  # ok: bash-agent-without-limits
  claude -p "explain the last error" --allowedTools Read
}

main() {
  require_root
  install_packages
  install_node
  install_agent
  install_certificate_tool
  create_user
  fetch_application "${1:-main}"
  create_keys
  create_database
  start_cache
  open_firewall
  backup
  log "Done"
}

case "${1:-}" in
  restore) ask_restore ;;
  clean)
    clean_backups
    clean_build
    ;;
  customer) find_customer "$2" ;;
  worker) copy_to_worker "$2" "$3" ;;
  repair) fix_with_agent ;;
  *) main "$@" ;;
esac
