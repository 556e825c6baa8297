"""Who may ask what: every request passes here first, and every answer leaves with the headers that keep it harmless.

The server is for one machine. A page elsewhere must not reach it through the reader's browser: by a name that it lets
point here (Host), by its own scripts (Origin), or by forms (a token that only our pages know). Bound to more than this
machine it asks for a key besides.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import unquote, urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from ondit.ledger.people import at_work

LARGEST = 32 * 1024 * 1024  # bytes of a request: some hundred pages at once
SAFE = ("GET", "HEAD", "OPTIONS")
SESSION, KEY, NAME = "ondit_session", "ondit_key", "ondit_name"
LONGEST = 80  # letters of a reader's name

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # a stricter one makes browsers hide the Origin of our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that is bound to this address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Door:
    """To what the server is bound. key: what must be shown to get in, None where only this machine can come."""

    host: str = "127.0.0.1"
    key: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def lets(self, host: str) -> bool:
        """Whether a request names us by a name of ours; an address of numbers is no name that others can bend."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if is_loopback(self.host):
            return is_loopback(name)
        return name in (self.host, "localhost", socket.gethostname()) or _is_address(name)

    def token(self, session: str) -> str:
        """What a form of this session must bring along."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def knows(self, shown: str | None) -> bool:
        """Whether a key is the right one."""
        return self.key is None or (shown is not None and hmac.compare_digest(shown.encode(), self.key.encode()))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: Any, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let a request pass, or refuse it; give every answer its headers."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here speaks anything else
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        session = cookies.get(SESSION, "")
        fresh = "" if _is_session(session) else secrets.token_hex(16)
        scope["state"] = {**scope.get("state", {}), "session": fresh or session, "door": self.door}

        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                _dress(MutableHeaders(scope=message), fresh, scope["path"])
            await send(message)

        refused = self._refused(scope, headers, cookies)
        if refused is not None:
            await refused(scope, receive, sending)
            return
        with at_work(name_in(cookies.get(NAME, ""))):
            await self.app(scope, _Capped(receive), sending)

    def _refused(self, scope: Any, headers: Headers, cookies: Mapping[str, str]) -> Response | None:
        host = headers.get("host", "")
        if not self.door.lets(host):
            return PlainTextResponse("This server does not answer to that name.", 421)
        if _is_foreign(scope, headers, host):
            return PlainTextResponse("A page from elsewhere may not ask this server.", 403)
        if int(headers.get("content-length") or 0) > LARGEST:
            return _too_large()
        return self._locked(scope, headers, cookies)

    def _locked(self, scope: Any, headers: Headers, cookies: Mapping[str, str]) -> Response | None:
        """The answer to who comes without the key; a key in the address moves into a cookie at once."""
        if self.door.key is None:
            return None
        given = _key_in(scope["query_string"])
        if given is not None and self.door.knows(given):
            inside = RedirectResponse(scope["path"] if not scope["path"].startswith("//") else "/", 303)
            inside.set_cookie(KEY, given, httponly=True, samesite="strict")
            return inside
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self.door.knows(cookies.get(KEY)) or self.door.knows(bearer):
            return None
        words = "Open the address that 'ondit serve' printed: it holds the key."
        return PlainTextResponse(words, 401, {"WWW-Authenticate": "Bearer"})


class _Capped:
    """A request's body, which ends with an error where it grows beyond the largest."""

    def __init__(self, receive: Any) -> None:
        self.receive, self.had = receive, 0

    async def __call__(self) -> Any:
        message = await self.receive()
        self.had += len(message.get("body", b""))
        if self.had > LARGEST:
            raise HTTPException(413, "too large")
        return message


def _too_large() -> Response:
    return PlainTextResponse(f"A request may hold {LARGEST // 1024 // 1024} MB at most.", 413)


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def name_in(cookie: str) -> str | None:
    """The name by which a reader judges, as the cookie keeps it; None: the program's user."""
    name = " ".join(unquote(cookie).split())
    return name if name and len(name) <= LONGEST and name.isprintable() else None


def _is_session(text: str) -> bool:
    return len(text) == 32 and all(char in "0123456789abcdef" for char in text)


def _is_foreign(scope: Any, headers: Headers, host: str) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        return origin != f"{scope['scheme']}://{host}"
    site = headers.get("sec-fetch-site")
    return scope["method"] not in SAFE and site not in (None, "same-origin", "none")


def _key_in(query: bytes) -> str | None:
    from urllib.parse import parse_qs

    return parse_qs(query.decode("latin-1")).get("key", [None])[0]


def _dress(headers: MutableHeaders, fresh: str, path: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    if not path.startswith("/static/"):
        headers["Cache-Control"] = "no-store"
        if fresh:
            headers.append("Set-Cookie", f"{SESSION}={fresh}; HttpOnly; SameSite=Strict; Path=/")


async def only_ours(request: Request) -> None:
    """Refuse a change that does not come from a form of ours. Stands before every route."""
    if request.method in SAFE:
        return
    form = await request.form()
    given = form.get("csrf")
    wanted = request.state.door.token(request.state.session)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise HTTPException(403, "unknown form")
