#!/bin/sh
# Unpacks the Postfix of another Debian release with what it needs, without installing it, for comparisons in a chroot.
# usage: make-postfix.sh SUITE...        (bullseye: 3.5, trixie: 3.10, sid: 3.11)
# The trees are complete when they exist: each is built beside its place and renamed at the end.
set -eu
cache=${MAILAUTH_MACHINE_CACHE:-/var/cache/mailauth-tests}/versions
mirror=${MAILAUTH_DEBIAN_MIRROR:-http://deb.debian.org/debian}
keyring=${MAILAUTH_DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}

mkdir -p "$cache"
for suite in "$@"; do
  tree=$cache/$suite
  if [ -d "$tree" ]; then continue; fi
  # An apt of its own, which knows of no installed package and so fetches every library.
  apt=$(mktemp -d)
  trap 'rm -rf "$apt"' EXIT
  mkdir -p "$apt/etc/apt.conf.d" "$apt/etc/preferences.d" "$apt/etc/sources.list.d" "$apt/etc/trusted.gpg.d" \
    "$apt/state/lists/partial" "$apt/cache/archives/partial"
  : >"$apt/status"
  echo "deb [signed-by=$keyring] $mirror $suite main" >"$apt/etc/sources.list"
  options="-qq -o Dir::Etc=$apt/etc -o Dir::State=$apt/state -o Dir::Cache=$apt/cache -o Dir::State::status=$apt/status
    -o Acquire::Languages=none -o Debug::NoLocking=1 -o APT::Sandbox::User=root"
  # shellcheck disable=SC2086
  apt-get $options update
  # shellcheck disable=SC2086
  apt-get $options -y --no-install-recommends --download-only install postfix
  rm -rf "$tree.part"
  mkdir -p "$tree.part/usr/bin" "$tree.part/usr/sbin" "$tree.part/usr/lib" "$tree.part/usr/lib64" "$tree.part/tmp"
  for directory in bin sbin lib lib64; do ln -s "usr/$directory" "$tree.part/$directory"; done
  for package in "$apt/cache/archives"/*.deb; do dpkg -x "$package" "$tree.part"; done
  mkdir -p "$tree.part/etc/postfix"
  rm -rf "$apt"
  mv "$tree.part" "$tree"
done
