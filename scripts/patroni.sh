#!/usr/bin/env bash
# Brings up docs/operating.md, "PostgreSQL that fails over", for once: etcd, two Patroni members and haproxy of Debian in a temporary folder, and
# a platform on them; kills the primary, and shows that the platform writes again on the one that was promoted. As root on Debian: it
# installs patroni, etcd-server, haproxy and postgresql where they lack, and runs all of them as the user postgres.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "patroni.sh needs root, to install Debian's packages and to run them as postgres" >&2; exit 1; }
command -v patroni etcd haproxy >/dev/null && ls -d /usr/lib/postgresql/*/bin >/dev/null || {
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends patroni etcd-server haproxy postgresql
}
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
shiming=$PWD/node_modules/.bin/shiming
PATH=$PWD/node_modules/.bin:$PATH
dir=$(mktemp -d)
chmod 755 "$dir"
chown postgres "$dir"
started=()
end() {
  for pid in "${started[@]}"; do kill -9 -- "-$pid" 2>/dev/null || true; done
  rm -rf "$dir"
}
trap end EXIT
# In a group of its own, which ends with this script.
start() { (cd "$dir" && exec setsid "${@:2}" >"$dir/$1.log" 2>&1 </dev/null) & started+=($!); }
await() {
  for _ in $(seq 120); do "$@" >/dev/null 2>&1 && return 0; sleep 0.5; done
  echo "never came true: $*" >&2; tail -n 20 "$dir"/*.log >&2; exit 1
}

etcd=http://127.0.0.1:23790
start etcd setpriv --reuid postgres --regid postgres --clear-groups etcd --data-dir "$dir/etcd" --listen-client-urls "$etcd" \
  --advertise-client-urls "$etcd" --listen-peer-urls http://127.0.0.1:23800 --initial-advertise-peer-urls http://127.0.0.1:23800 \
  --initial-cluster default=http://127.0.0.1:23800 --enable-v2=true
await curl -sf "$etcd/health"

for n in 1 2; do
  cat >"$dir/member$n.yml" <<YML
scope: shiming
name: member$n
restapi: { listen: "127.0.0.1:1800$n", connect_address: "127.0.0.1:1800$n" }
etcd3: { host: "127.0.0.1:23790" }
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 5
    synchronous_mode: true
    postgresql: { use_pg_rewind: true }
  initdb: [ { encoding: UTF8 }, { locale: C }, data-checksums ]
postgresql:
  listen: "127.0.0.1:1543$n"
  connect_address: "127.0.0.1:1543$n"
  data_dir: $dir/data$n
  bin_dir: $bin
  pgpass: $dir/pgpass$n
  authentication:
    superuser: { username: postgres, password: tests }
    replication: { username: replicator, password: tests }
  parameters: { unix_socket_directories: "" }
  pg_hba: [ "host all all 127.0.0.1/32 scram-sha-256", "host replication all 127.0.0.1/32 scram-sha-256" ]
YML
done
member() { start "member$1" setpriv --reuid postgres --regid postgres --clear-groups env HOME="$dir" patroni "$dir/member$1.yml"; }
member 1
await curl -sf http://127.0.0.1:18001/primary
member 2
await curl -sf http://127.0.0.1:18002/sync

cat >"$dir/haproxy.cfg" <<CFG
defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
listen primary
  bind 127.0.0.1:15430
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
  server member1 127.0.0.1:15431 check port 18001
  server member2 127.0.0.1:15432 check port 18002
CFG
start haproxy setpriv --reuid postgres --regid postgres --clear-groups haproxy -db -f "$dir/haproxy.cfg"
export PGPASSWORD=tests
await psql -h 127.0.0.1 -p 15430 -U postgres -c "CREATE DATABASE shiming"

export SHIMING_BASE_URL=http://127.0.0.1:18080 SHIMING_LISTEN=127.0.0.1:18080 SHIMING_DATA=$dir/node SHIMING_KEYS=$dir/keys
export SHIMING_OPERATOR_NAME=Sample SHIMING_OPERATOR_CONTACT=0000-95000
export SHIMING_DATABASE_URL=postgres://postgres:tests@127.0.0.1:15430/shiming
mkdir "$SHIMING_DATA" && chmod 700 "$SHIMING_DATA"
shiming keys create "$SHIMING_KEYS" >/dev/null
start node "$shiming" serve --workers 2
await curl -sf http://127.0.0.1:18080/readyz
shiming merchants create 1900000301 --legal-name 示例市第二人民医院 >/dev/null
echo "before: $(shiming merchants list --json | grep -c 1900000301) merchant, primary is member1"

group=${started[1]}
kill -9 -- "-$group"
postmaster=$(head -1 "$dir/data1/postmaster.pid")
kill -9 "$postmaster"
began=$(date +%s)
await curl -sf http://127.0.0.1:18002/primary
await curl -sf http://127.0.0.1:18080/readyz
echo "promoted: member2; ready again $(($(date +%s) - began)) s after member1 was killed"
shiming merchants create 1900000302 --legal-name 示例市第三人民医院 >/dev/null
shiming merchants list --json | grep -q 1900000301
shiming merchants list --json | grep -q 1900000302
shiming audit verify
