#!/usr/bin/env bash
# Makes what docker-compose.yml needs and nobody may share: passwords, keys and a certificate. Run once; it never overwrites.
# For a trial on one machine. In Production keep the keys in a vault: values sealed with lost keys are lost.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
umask 077

if [[ ! -e .env ]]; then
  ring_password=$(openssl rand -hex 24)
  cat >.env <<TEXT
MSSQL_SA_PASSWORD=A1-$(openssl rand -hex 16)
FIELD_KEY=$(openssl rand -base64 32)
LOOKUP_KEY=$(openssl rand -base64 32)
PASSWORD_KEY=$(openssl rand -base64 32)
AUDIT_KEY=$(openssl rand -base64 32)
RING_PASSWORD=$ring_password
TEXT
fi
source ./.env

mkdir -p certificates
cd certificates
# Encrypts the ring of cookie keys in the database; the portal's user in the container must be able to read it.
if [[ ! -e ring.p12 ]]; then
  openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=finance-portal-ring -keyout ring.key -out ring.crt 2>/dev/null
  openssl pkcs12 -export -inkey ring.key -in ring.crt -passout "pass:$RING_PASSWORD" -out ring.p12
  rm ring.key ring.crt
  chmod 644 ring.p12
fi
echo 'Ready: docker compose --env-file deploy/.env up --build'
