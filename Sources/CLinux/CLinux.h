// Linux calls that glibc does not wrap, or that Swift cannot import because they are variadic.
// Each returns what the system call returns: -1 and errno on failure.
#ifndef MAILAUTH_CLINUX_H
#define MAILAUTH_CLINUX_H

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <syslog.h>
#include <unistd.h>

// From <linux/openat2.h>, which older kernel headers lack.
struct mailauth_open_how {
  uint64_t flags;
  uint64_t mode;
  uint64_t resolve;
};

#define MAILAUTH_RESOLVE_IN_ROOT 0x10

// O_PATH of <fcntl.h>, which glibc shows only to programs that ask for GNU extensions.
static const int mailauth_o_path = 010000000;

// openat2(2) with RESOLVE_IN_ROOT: absolute paths, links and ".." stay beneath `root`.
static inline int mailauth_open_in_root(int root, const char *path, int flags, unsigned mode) {
  struct mailauth_open_how how = {(uint64_t)(unsigned)flags, mode, MAILAUTH_RESOLVE_IN_ROOT};
  return (int)syscall(437 /* SYS_openat2 */, root, path, &how, sizeof how);
}

// openat(2), which is variadic.
static inline int mailauth_openat(int directory, const char *path, int flags, unsigned mode) {
  return openat(directory, path, flags, (mode_t)mode);
}

// syslog(3), which is variadic; va_list made by Swift costs a look at every conformance of the program.
static inline void mailauth_syslog(int priority, const char *text) { syslog(priority, "%s", text); }

// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST when `to` exists.
static inline int mailauth_rename_noreplace(int from_dir, const char *from, int to_dir, const char *to) {
  return (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, 1U);
}

// renameat2(2) with RENAME_EXCHANGE: swaps two names in one step.
static inline int mailauth_rename_exchange(int from_dir, const char *from, int to_dir, const char *to) {
  return (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, 2U);
}

// fcntl(2) F_SETLEASE (1024): `lease` is F_RDLCK, F_WRLCK or F_UNLCK.
static inline int mailauth_set_lease(int fd, int lease) { return fcntl(fd, 1024, lease); }

// ioctl(2) FICLONE: makes `to` share the blocks of `from` on file systems that can.
static inline int mailauth_clone(int to, int from) { return ioctl(to, 0x40049409UL, from); }

// copy_file_range(2) from and to where both files stand, which glibc shows only to programs that ask for GNU extensions.
static inline long mailauth_copy_range(int from, int to, unsigned long count) {
  return syscall(SYS_copy_file_range, from, (void *)0, to, (void *)0, count, 0U);
}

// sync_file_range(2) with SYNC_FILE_RANGE_WRITE on a whole file: the disk begins to write, and nobody waits for it.
static inline int mailauth_start_writing(int fd) { return (int)syscall(SYS_sync_file_range, fd, 0L, 0L, 2U); }

// 1 when a file is on a file system of this machine that dates each change by the system's own clock (<linux/magic.h>).
static inline int mailauth_has_local_times(int fd) {
  struct statfs found;
  if (fstatfs(fd, &found) != 0) return 0;
  switch ((unsigned long)found.f_type) {
    case 0x0000ef53UL: // ext4
    case 0x58465342UL: // xfs
    case 0x9123683eUL: // btrfs
    case 0x01021994UL: // tmpfs
      return 1;
    default:
      return 0;
  }
}

// The version text of the installed libcrypto; NULL when there is none. Loaded when it is asked for: linking it would cost
// every start milliseconds.
static inline const char *mailauth_crypto_version(void) {
  static const char *const names[] = {"libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so"};
  for (unsigned index = 0; index < sizeof names / sizeof *names; index++) {
    void *library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    const char *(*version)(int) = library ? (const char *(*)(int))dlsym(library, "OpenSSL_version") : 0;
    if (version) return version(0);
  }
  return 0;
}

// memfd_create(2), which glibc shows only to programs that ask for GNU extensions: a file without name and disk.
static inline int mailauth_memory_file(void) { return (int)syscall(SYS_memfd_create, "mailauth", 1U /* MFD_CLOEXEC */); }

// fcntl(2) F_OFD_SETLK or F_SETLK with a whole-file write lock, as lckpwdf(3) takes on /etc/.pwd.lock.
static inline int mailauth_lock_whole_file(int fd) {
  struct flock lock = {0};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return fcntl(fd, F_SETLK, &lock);
}

// netdevice(7): 1 when the interface `lo` is up and has an IPv4 address of network 127, else 0.
static inline int mailauth_loopback_is_up(void) {
  struct ifreq request;
  int up = 0, fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return 0;
  memset(&request, 0, sizeof request);
  memcpy(request.ifr_name, "lo", 3);
  if (ioctl(fd, SIOCGIFFLAGS, &request) == 0 && request.ifr_flags & IFF_UP && ioctl(fd, SIOCGIFADDR, &request) == 0) {
    struct sockaddr_in address;
    memcpy(&address, &request.ifr_addr, sizeof address);
    up = ntohl(address.sin_addr.s_addr) >> 24 == 127;
  }
  close(fd);
  return up;
}

// rtnetlink(7): a socket on which the kernel tells all addresses of all interfaces (RTM_GETADDR); -1 on failure.
static inline int mailauth_ask_for_addresses(void) {
  struct {
    struct nlmsghdr header;
    struct ifaddrmsg body;
  } request = {{sizeof request, RTM_GETADDR, NLM_F_REQUEST | NLM_F_DUMP, 1, 0}, {AF_UNSPEC, 0, 0, 0, 0}};
  struct sockaddr_nl kernel = {AF_NETLINK, 0, 0, 0};
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0 || sendto(fd, &request, sizeof request, 0, (struct sockaddr *)&kernel, sizeof kernel) >= 0) return fd;
  close(fd);
  return -1;
}

// recvfrom(2) on such a socket: any process may send to it, only the kernel is listened to.
static inline long mailauth_receive_from_kernel(int fd, void *buffer, unsigned long size) {
  for (;;) {
    struct sockaddr_nl sender;
    socklen_t length = sizeof sender;
    long count = recvfrom(fd, buffer, size, 0, (struct sockaddr *)&sender, &length);
    if (count < 0 ? errno != EINTR : length == sizeof sender && sender.nl_pid == 0) return count;
  }
}

// netdevice(7): 1 when the interface with this index is up, else 0. Any socket will do.
static inline int mailauth_interface_is_up(int fd, int index) {
  struct ifreq request;
  memset(&request, 0, sizeof request);
  request.ifr_ifindex = index;
  if (ioctl(fd, SIOCGIFNAME, &request) != 0 || ioctl(fd, SIOCGIFFLAGS, &request) != 0) return 0;
  return (request.ifr_flags & IFF_UP) != 0;
}

#endif
