#!/bin/sh
# Builds Cyrus SASL with another database than Debian's, for logins on what `users migrate` makes.
# usage: make-libsasl.sh gdbm|lmdb...
# The trees are complete when they exist: each is built beside its place and renamed at the end.
set -eu
cache=${MAILAUTH_MACHINE_CACHE:-/var/cache/mailauth-tests}/libsasl
mirror=${MAILAUTH_DEBIAN_MIRROR:-http://deb.debian.org/debian}
keyring=${MAILAUTH_DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}

missing=no
for kind in "$@"; do [ -d "$cache/$kind" ] || missing=yes; done
[ $missing = yes ] || exit 0

mkdir -p "$cache"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/parts"
echo "deb-src [signed-by=$keyring] $mirror bookworm main" >"$work/sources.list"
options="-qq -o Dir::Etc::sourcelist=$work/sources.list -o Dir::Etc::sourceparts=$work/parts
  -o Dir::State::lists=$work/lists -o Dir::Cache=$work -o Acquire::Languages=none -o APT::Sandbox::User=root"
cd "$work"
# shellcheck disable=SC2086
apt-get $options update
# shellcheck disable=SC2086
apt-get $options source --download-only cyrus-sasl2

for kind in "$@"; do
  if [ -d "$cache/$kind" ]; then continue; fi
  mkdir "$work/$kind"
  # As upstream has it: Debian's changes would need the autotools.
  tar -xf "$work"/cyrus-sasl2_*.orig.tar.* -C "$work/$kind" --strip-components=1
  cd "$work/$kind"
  CFLAGS='-O1 -w' ./configure -q --prefix="$cache/$kind" --with-plugindir="$cache/$kind/lib/sasl2" --with-dblib="$kind" \
    --disable-gssapi --disable-otp --disable-sample --disable-srp --without-saslauthd --without-des >configure.log 2>&1
  # Each of them needs the one before.
  for part in include common sasldb lib plugins utils; do make -s -C $part >make.log 2>&1 || { cat make.log >&2; exit 1; }; done
  for part in include lib plugins utils; do make -s -C $part install DESTDIR="$work/root" >make.log 2>&1; done
  mv "$work/root$cache/$kind" "$cache/$kind"
done
