// In the place of two files of Swift's runtime that work before main() at each start.
//
// One reads /proc/self/maps to find the stack, and there the arguments of the process: an eighth of all instructions of
// `mailauth postconf -h myhostname`. glibc hands them to every constructor. The other looks in eight places for a program
// that prints the stack after a crash; mailauth brings none, and a program that holds passwords prints no memory.
//
// All are weak, in case a linker meets the runtime's own files first.

#include <stdbool.h>

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
