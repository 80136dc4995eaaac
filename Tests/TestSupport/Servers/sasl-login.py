#!/usr/bin/env python3
"""Logs in at a libsasl2 as a mail server would have it do: sasl-login.py LIBRARY CONFIG-DIR USER REALM MECHANISM...

The password is read from standard input. Server and client are in this process; the client is written here, from the RFCs, and
knows nothing of the library. Prints a line for each mechanism, and ends with 1 when one of them did not work.
"""

import base64
import ctypes
import hashlib
import hmac
import os
import sys

OK, CONTINUE = 0, 1


class Server:
    """One connection of libsasl2's server side."""

    def __init__(self, library, realm):
        self.library = library
        self.connection = ctypes.c_void_p()
        status = library.sasl_server_new(
            b"smtp", b"mail.example.com", realm, None, None, None, 0, ctypes.byref(self.connection))
        if status != OK:
            raise SystemExit(f"sasl_server_new: {status}")

    def answer(self, call, *arguments):
        output, size = ctypes.c_char_p(), ctypes.c_uint()
        status = call(self.connection, *arguments, ctypes.byref(output), ctypes.byref(size))
        return status, ctypes.string_at(output, size.value) if size.value else b""

    def start(self, mechanism, text):
        return self.answer(self.library.sasl_server_start, mechanism.encode(), text, len(text or b""))

    def step(self, text):
        return self.answer(self.library.sasl_server_step, text, len(text))


def plain(server, user, password):
    return server.start("PLAIN", b"\0" + user + b"\0" + password)[0] == OK


def cram(server, user, password):
    status, challenge = server.start("CRAM-MD5", None)
    proof = hmac.new(password, challenge, hashlib.md5).hexdigest().encode()
    return status == CONTINUE and server.step(user + b" " + proof)[0] == OK


def scram(server, user, password, mechanism):
    """RFC 5802, without a channel binding."""
    hash_name = {"1": "sha1"}.get(mechanism.rsplit("-", 1)[1], "sha" + mechanism.rsplit("-", 1)[1])
    first = b"n=" + user + b",r=" + base64.b64encode(os.urandom(18))
    status, challenge = server.start(mechanism, b"n,," + first)
    if status != CONTINUE:
        return False
    fields = dict(field.split(b"=", 1) for field in challenge.split(b","))
    salted = hashlib.pbkdf2_hmac(hash_name, password, base64.b64decode(fields[b"s"]), int(fields[b"i"]))

    def mac(key, text):
        return hmac.new(key, text, hash_name).digest()

    key = mac(salted, b"Client Key")
    last = b"c=biws,r=" + fields[b"r"]
    exchange = first + b"," + challenge + b"," + last
    signature = mac(hashlib.new(hash_name, key).digest(), exchange)
    proof = bytes(one ^ other for one, other in zip(key, signature))
    status, end = server.step(last + b",p=" + base64.b64encode(proof))
    own = b"v=" + base64.b64encode(mac(mac(salted, b"Server Key"), exchange))
    # The library tells the server's proof apart from the success.
    return end == own and (status == OK or status == CONTINUE and server.step(b"")[0] == OK)


def main():
    path, configuration, user, realm, *mechanisms = sys.argv[1:]
    password = sys.stdin.buffer.read().rstrip(b"\n")
    os.environ["SASL_CONF_PATH"] = configuration
    library = ctypes.CDLL(path)
    if library.sasl_server_init(None, b"smtpd") != OK:
        raise SystemExit("sasl_server_init failed")
    failed = False
    for mechanism in mechanisms:
        server = Server(library, realm.encode())
        if mechanism == "PLAIN":
            done = plain(server, user.encode(), password)
        elif mechanism == "CRAM-MD5":
            done = cram(server, user.encode(), password)
        else:
            done = scram(server, user.encode(), password, mechanism)
        print(mechanism, "accepted" if done else "rejected", flush=True)
        failed = failed or not done
    sys.exit(failed)


main()
