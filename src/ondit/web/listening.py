"""Listening at an address until somebody ends it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from ondit.errors import OnditError

WAITING = 128  # connections that may wait to be taken


class BusyError(OnditError):
    """The address cannot be listened at."""


def listen(app: Any, host: str, port: int, tell: Callable[[int], None]) -> None:
    """Serve an application; tell: told the port once it listens, which is chosen where 0 was asked for.

    Raises BusyError if the address is taken, or none of this machine.
    """
    import uvicorn

    found = _bound(host, port)
    with found:
        tell(found.getsockname()[1])
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none"
        )
        uvicorn.Server(config).run(sockets=[found])


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, proto)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(WAITING)
    except OSError as error:
        why = error.strerror or str(error)
        raise BusyError(
            f"cannot listen at {host} port {port}: {why}. Name another one: --port 0 takes any that is free."
        ) from error
    return found
