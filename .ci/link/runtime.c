// In the place of two files of Swift's runtime that work before main() at each start.
//
// One reads /proc/self/maps to find the stack, and there the arguments of the process: an eighth of all instructions of
// `mailauth postconf -h myhostname`. glibc hands them to every constructor. The other looks in eight places for a program
// that prints the stack after a crash; mailauth brings none, and a program that holds passwords prints no memory.
// A third matter: libdispatch asks twice how many processors there are, which glibc reads from /sys.
//
// All are weak, in case a linker meets the runtime's own files first.

#define _GNU_SOURCE
#include <sched.h>
#include <stdbool.h>
#include <unistd.h>

static int count;
static char **vector;

__attribute__((constructor)) static void keep(int argc, char **argv) {
  count = argc;
  vector = argv;
}

__attribute__((weak)) char **_swift_stdlib_getUnsafeArgvArgc(int *length) {
  static char *none[1];
  *length = vector ? count : 0;
  return vector ? vector : none;
}

__attribute__((weak)) void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc) {
  count = argc;
  vector = argv;
}

// For that program only, which asks it in its own process; the runtime names it so that its file is linked.
__attribute__((weak)) bool _swift_backtrace_isThunkFunction(const char *name) {
  (void)name;
  return false;
}

// What the environment sets of the same; all zero is off. Larger than the runtime's own, which says what to print.
__attribute__((weak)) char _swift_backtraceSettings[512];

long __real_sysconf(int name);

// The linker turns calls of sysconf(3) in the program, not those within glibc, to this one (--wrap=sysconf). Those that the
// process may use are known by one call of the system, and are the better number for threads.
long __wrap_sysconf(int name) {
  cpu_set_t usable;
  if ((name == _SC_NPROCESSORS_CONF || name == _SC_NPROCESSORS_ONLN) && !sched_getaffinity(0, sizeof usable, &usable))
    return CPU_COUNT(&usable);
  return __real_sysconf(name);
}
