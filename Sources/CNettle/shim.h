// Nettle: PBKDF2, HMAC, SHA-1, SHA-2 and base64.
#ifndef MAILAUTH_CNETTLE_H
#define MAILAUTH_CNETTLE_H

#include <nettle/base64.h>
#include <nettle/hmac.h>
#include <nettle/pbkdf2.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <string.h>

// HMAC and digest of one message by each hash function; the state holds what the key can be told from, so it is overwritten.
#define MAILAUTH_HASH(name)                                                                                            \
  static inline void mailauth_hmac_##name(size_t key_size, const uint8_t *key, size_t size, const uint8_t *message,    \
                                          uint8_t *output) {                                                           \
    struct hmac_##name##_ctx state;                                                                                    \
    hmac_##name##_set_key(&state, key_size, key);                                                                      \
    hmac_##name##_update(&state, size, message);                                                                       \
    hmac_##name##_digest(&state, sizeof_##name, output);                                                               \
    explicit_bzero(&state, sizeof state);                                                                              \
  }                                                                                                                    \
  static inline void mailauth_##name(size_t size, const uint8_t *message, uint8_t *output) {                           \
    struct name##_ctx state;                                                                                           \
    name##_init(&state);                                                                                               \
    name##_update(&state, size, message);                                                                              \
    name##_digest(&state, sizeof_##name, output);                                                                      \
    explicit_bzero(&state, sizeof state);                                                                              \
  }

enum { sizeof_sha1 = 20, sizeof_sha224 = 28, sizeof_sha256 = 32, sizeof_sha384 = 48, sizeof_sha512 = 64 };
MAILAUTH_HASH(sha1)
MAILAUTH_HASH(sha224)
MAILAUTH_HASH(sha256)
MAILAUTH_HASH(sha384)
MAILAUTH_HASH(sha512)

// PBKDF2 with HMAC-SHA-224, for which the library has no function of its own.
static inline void mailauth_pbkdf2_sha224(size_t key_size, const uint8_t *key, unsigned rounds, size_t salt_size,
                                          const uint8_t *salt, uint8_t *output) {
  struct hmac_sha224_ctx state;
  hmac_sha224_set_key(&state, key_size, key);
  PBKDF2(&state, hmac_sha224_update, hmac_sha224_digest, sizeof_sha224, rounds, salt_size, salt, sizeof_sha224, output);
  explicit_bzero(&state, sizeof state);
}

#endif
