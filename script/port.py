"""Say in one line, before anything starts, why HOST and PORT cannot be listened on."""

import errno
import socket
import sys

host, port = sys.argv[1:]
if not (port.isdecimal() and 0 < int(port) < 65536):
    sys.exit(f"PORT must be a number from 1 to 65535, not {port!r}.")
try:
    family, kind, _, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
except OSError as error:
    reasons = {
        errno.EADDRINUSE: f"is taken. Free it, or choose another: PORT={int(port) + 1}",
        errno.EACCES: "is for root alone. Choose one from 1024 on.",
        errno.EADDRNOTAVAIL: "is not an address of this machine. Set HOST to one that is.",
    }
    sys.exit(f"Port {port} on {host} {reasons.get(error.errno, error.strerror)}")
