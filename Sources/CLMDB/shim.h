// LMDB, the library of lmdb: tables.
#ifndef MAILAUTH_CLMDB_H
#define MAILAUTH_CLMDB_H

#include <lmdb.h>

#endif
