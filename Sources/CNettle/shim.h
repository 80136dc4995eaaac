// Nettle: PBKDF2, HMAC, SHA-1, SHA-256 and base64.
#ifndef MAILAUTH_CNETTLE_H
#define MAILAUTH_CNETTLE_H

#include <nettle/base64.h>
#include <nettle/hmac.h>
#include <nettle/pbkdf2.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

#endif
