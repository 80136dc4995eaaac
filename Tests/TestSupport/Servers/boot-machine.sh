#!/bin/bash
# Boots a throwaway machine; runs as the first process of its own mount, pid, net, uts and ipc namespaces.
# usage: boot-machine.sh TREE PLACE MAILAUTH HOSTNAME
# All that the machine writes lives in a tmpfs on PLACE, which vanishes with the last process.
set -eu
tree=$1 place=$2 mailauth=$3 hostname=$4
root=$place/root

mount --make-rprivate /
mount -t tmpfs tmpfs "$place"
mkdir "$place/upper" "$place/work" "$root"
mount -t overlay overlay -o "lowerdir=$tree,upperdir=$place/upper,workdir=$place/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
ip link set lo up
hostname "$hostname"
echo "127.0.0.1 localhost $hostname" >"$root/etc/hosts"

cp "$mailauth" "$root/usr/bin/mailauth"
# A debug build is linked with libraries that the machine does not have.
ldd "$mailauth" | awk '$3 ~ "^/" { print $3 }' | while read -r library; do
  [ -e "$root$library" ] && continue
  mkdir -p "$root${library%/*}"
  cp "$library" "$root$library"
done

touch "$root/run/booted"
cd /
# bash and not sh: it reaps the daemons that are left to it.
exec chroot "$root" /bin/bash -c 'while sleep 1; do :; done'
