// Berkeley DB 5.3 as Debian ships it, and what Swift cannot say by itself.
#ifndef MAILAUTH_CBERKELEYDB_H
#define MAILAUTH_CBERKELEYDB_H

#include <db.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

// The library's page cache holds secrets in the clear and is given back without being overwritten.
static inline void mailauth_db_wiping_free(void *memory) {
  if (memory != NULL) explicit_bzero(memory, malloc_usable_size(memory));
  free(memory);
}

// Makes the library overwrite all memory that it gives back, db_env_set_func_free(3).
static inline int mailauth_db_wipe_freed_memory(void) { return db_env_set_func_free(mailauth_db_wiping_free); }

static inline int mailauth_db_no_sync(int file) {
  (void)file;
  return 0;
}

// Makes the library leave fsync(2) to the caller, db_env_set_func_fsync(3): only private copies are written through it, and
// each is synced once, when everything is in it.
static inline int mailauth_db_leave_syncing(void) { return db_env_set_func_fsync(mailauth_db_no_sync); }

#endif
