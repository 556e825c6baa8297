"""Who is let in, and what every answer wears."""

from __future__ import annotations

import pytest
from tests.web.conftest import Pages, addresses, ids

from ondit.ledger.asking import counts
from ondit.ledger.store import Ledger
from ondit.web.app import make_app
from ondit.web.guard import LARGEST, Door, is_loopback
from ondit.web.rendering import address, harmless, local


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "10.0.0.7:8321", "[::2]"])
def test_a_foreign_host_is_refused(pages: Pages, host: str) -> None:
    assert pages.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8321", "127.0.0.1", "[::1]:8321"])
def test_the_names_of_this_machine_are_let_in(pages: Pages, host: str) -> None:
    assert pages.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8321"])
def test_a_foreign_origin_is_refused_even_with_the_token(pages: Pages, origin: str) -> None:
    token = pages.token()
    sent = pages.ask("POST", "/dossiers", data={"csrf": token, "title": "x"}, headers={"origin": origin})
    assert sent.status_code == 403
    assert pages.get("/api/v1/claims", headers={"origin": origin}).status_code == 403
    assert pages.get("/api/v1/dossiers").json() == []


def test_a_form_sent_across_sites_is_refused(pages: Pages) -> None:
    sent = pages.ask(
        "POST", "/dossiers", data={"csrf": pages.token(), "title": "x"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert sent.status_code == 403


def changes(pages: Pages) -> list[str]:
    claim, _, _ = ids(pages)
    return [
        "/add", f"/claims/{claim}/judge", f"/claims/{claim}/follow", "/follows/f/end", "/judgements/j/withdraw",
        "/inbox/seen", "/follow", "/voices/judge", "/review", "/dossiers", "/take", "/dossiers/d", "/dossiers/d/away",
        "/dossiers/d/claims", "/dossiers/d/claims/c",
    ]  # fmt: skip


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_no_change_without_the_token(pages: Pages, ledger: Ledger, token: str | None) -> None:
    with ledger.reading() as connection:
        before = counts(connection)
    claim, report, said = ids(pages)
    fields = {
        "rows": "1", "what": "x", "name": "x", "reliability": "A", "target": f"{report}/{said}", "verdict": "right",
        "title": "x", "dossier": "d", "claim": claim, "act": "up", "credibility": "3", "text": "x",
    }  # fmt: skip
    for path in changes(pages):
        data = fields | ({"csrf": token} if token is not None else {})
        assert pages.ask("POST", path, data=data).status_code == 403, path
    with ledger.reading() as connection:
        assert counts(connection) == before


def test_the_token_of_another_session_is_refused(pages: Pages) -> None:
    token = pages.token()
    pages.cookies.clear()
    assert pages.ask("POST", "/dossiers", data={"csrf": token, "title": "x"}).status_code == 403


def test_every_answer_wears_its_headers(pages: Pages) -> None:
    for path in (*addresses(pages), "/static/ondit.css", "/api/v1/claims", "/nowhere"):
        headers = pages.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_holds_a_script_or_a_style_of_its_own(pages: Pages) -> None:
    for path in addresses(pages):
        text = pages.get(path).text
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick" not in text
        assert text.count("<script") == text.count('<script src="/static/') == 2


def test_bound_elsewhere_it_asks_for_the_key(ledger: Ledger) -> None:
    pages = Pages(make_app(ledger, Door(host="0.0.0.0", key="sesame")), "http://192.0.2.7:8321")  # noqa: S104
    assert pages.get("/").status_code == 401
    assert pages.get("/?key=wrong").status_code == 401
    assert pages.get("/api/v1/claims", headers={"authorization": "Bearer sesame"}).status_code == 200
    entered = pages.get("/?key=sesame")
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert pages.get("/").status_code == 200
    assert pages.get("/", headers={"host": "evil.example"}).status_code == 421


def test_what_is_too_large_is_refused(pages: Pages) -> None:
    assert pages.ask("POST", "/add", headers={"content-length": str(LARGEST + 1)}).status_code == 413


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb"])
def test_nobody_is_sent_elsewhere(pages: Pages, back: str) -> None:
    assert local(back) == "/"
    assert pages.get("/language/de", params={"back": back}).headers["location"] == "/"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example", "http://", "//x", "", None]
)
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert address(url) is None


def test_marks_of_direction_go_and_letters_stay() -> None:
    assert harmless("a\u202eb\u2066c\x00d\ud800 é\u00adz") == "abc\ufffdd\ufffd é\u00adz"


@pytest.mark.parametrize(
    ("host", "only"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104
        ("x", False),
    ],
)
def test_what_only_this_machine_can_reach(host: str, only: bool) -> None:
    assert is_loopback(host) is only
