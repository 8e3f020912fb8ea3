#!/usr/bin/env bash
# Makes what compose.yaml wants below packaging/secrets, and changes nothing that is there: keys of the platform, passwords, and a
# certificate to try with. Run as root (or by sudo): the user of the nodes, 10001, reads what belongs to root by its group.
set -euo pipefail
cd "$(dirname "$0")"
[ -e secrets ] && { echo "packaging/secrets is there already: nothing was changed." >&2; exit 1; }
umask 077
mkdir secrets secrets/tls
npx shiming keys create secrets/keys
password=$(openssl rand -hex 32)
printf '%s' "$password" >secrets/database-password
printf 'postgres://shiming:%s@database/shiming' "$password" >secrets/database-url
openssl rand -hex 32 >secrets/metrics-token
names=subjectAltName=DNS:realname.example.com,DNS:sheet.example.com,DNS:console.example.com
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=realname.example.com -addext "$names" \
  -keyout secrets/tls/key.pem -out secrets/tls/chain.pem 2>/dev/null
# Nodes and database read them as users of their own.
chown -R 0:10001 secrets/keys secrets/database-url secrets/metrics-token
chmod -R u=rwX,g=rX,o= secrets/keys
chmod 0440 secrets/database-url secrets/metrics-token
chown 999:999 secrets/database-password
