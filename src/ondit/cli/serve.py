"""`ondit serve`: the ledger in a browser."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from ondit.cli.kept import Place, bring_up_to_date, opened
from ondit.cli.output import NOTHING, note


def serve(
    ledger: Place = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; else only this machine can.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="At which port.")] = 8321,
) -> None:
    """Open the ledger in a browser: read, trace, judge. Ends with Ctrl-C.

    Only this machine can reach it, unless --host says otherwise; then whoever opens it needs the key that is printed.
    """
    from ondit.web.guard import Door, is_loopback

    key = None if is_loopback(host) else secrets.token_urlsafe(24)
    with opened(ledger, make=True) as kept:
        bring_up_to_date(kept)
        from ondit.web.app import make_app
        from ondit.web.listening import BusyError, listen

        try:
            listen(make_app(kept, Door(host=host, key=key)), host, port, lambda at: typer.echo(_told(at, host, key)))
        except BusyError as error:
            note(str(error))
            raise typer.Exit(NOTHING) from error


def _told(port: int, host: str, key: str | None) -> str:
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{port}/"
    if key is None:
        return f"The ledger is open at {address} (end with Ctrl-C)"
    return (
        f"The ledger is open at {address}?key={key}\nWhoever has this address can read and change it (end with Ctrl-C)."
    )
