// Calls that glibc shows only to programs that ask for GNU extensions.
#ifndef FUZZ_CSPAWN_H
#define FUZZ_CSPAWN_H

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

// pipe2(2) with O_CLOEXEC.
static inline int fuzz_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

// Prepares a child: the directory, nothing to read, two descriptors to write to.
static inline void fuzz_child(posix_spawn_file_actions_t *actions, const char *directory, int out, int errors) {
  posix_spawn_file_actions_init(actions);
  posix_spawn_file_actions_addchdir_np(actions, directory);
  posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(actions, out, 1);
  posix_spawn_file_actions_adddup2(actions, errors, 2);
}

#endif
