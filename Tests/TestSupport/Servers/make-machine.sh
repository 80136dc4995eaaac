#!/bin/sh
# Makes the tree of a Debian mail machine for tests that need default paths and ports.
# usage: make-machine.sh DIRECTORY SUITE
# DIRECTORY is complete when it exists: it is built beside its place and renamed at the end.
set -eu
# What debootstrap mounts vanishes with the namespace, also after an interruption.
[ "${MAKE_MACHINE_NAMESPACE-}" ] || exec env MAKE_MACHINE_NAMESPACE=1 unshare --mount "$0" "$@"
tree=$1
suite=$2
mirror=${MAILAUTH_DEBIAN_MIRROR:-http://deb.debian.org/debian}
packages="postfix dovecot-core dovecot-imapd sasl2-bin libsasl2-modules libsasl2-modules-db db5.3-util swaks openssl ssl-cert"
# The databases are asked in one release only.
[ "$suite" = bookworm ] && packages="$packages libsasl2-modules-sql libsasl2-modules-ldap sqlite3 postgresql mariadb-server
  slapd ldap-utils krb5-kdc krb5-admin-server"

mkdir -p "$(dirname "$tree")"
exec 9>"$tree.lock"
flock 9
[ -d "$tree" ] && exit 0

part=$tree.part
rm -rf --one-file-system "$part"
debootstrap --variant=minbase "$suite" "$part" "$mirror"
# invoke-rc.d asks this script whether a package may start its daemon.
printf '#!/bin/sh\nexit 101\n' >"$part/usr/sbin/policy-rc.d"
chmod 755 "$part/usr/sbin/policy-rc.d"
# shellcheck disable=SC2086
env DEBIAN_FRONTEND=noninteractive LC_ALL=C unshare --mount --pid --fork --mount-proc chroot "$part" \
  apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $packages
chroot "$part" apt-get clean
# For a test that installs them once more.
chroot "$part" apt-get install -y -qq --reinstall --download-only postfix dovecot-core sasl2-bin libsasl2-modules
mv "$part" "$tree"
