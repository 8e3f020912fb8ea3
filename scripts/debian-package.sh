#!/bin/sh
# debian-package.sh PACKAGE: unpacks it, and what it needs and this machine lacks, below node_modules/.cache/debian/root: as anybody, and
# without installing it, so that no service starts. Of several at once, one works and the others wait.
set -eu
cd "$(dirname "$0")/.."
cache=$PWD/node_modules/.cache/debian
mkdir -p "$cache/lists/partial" "$cache/archives/partial" "$cache/root"
exec 9>"$cache/lock"
flock 9
[ -e "$cache/$1.done" ] && exit 0
apt() {
  apt-get -qq -o Debug::NoLocking=1 -o Dir::State::lists="$cache/lists" -o Dir::Cache="$cache" -o APT::Sandbox::User="$(id -un)" "$@"
}
[ -e "$cache/updated" ] || apt update && touch "$cache/updated"
rm -f "$cache"/archives/*.deb
apt install --yes --download-only --reinstall --no-install-recommends "$1"
for archive in "$cache"/archives/*.deb; do dpkg-deb --extract "$archive" "$cache/root"; done
touch "$cache/$1.done"
