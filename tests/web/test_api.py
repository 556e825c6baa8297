"""The JSON: its own description, asked with whatever that allows and forbids."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from tests.web.conftest import Pages, filled, ids

from ondit.web.app import make_app


def by_our_name(app: Any) -> Any:
    """The application, asked by a name that it answers to: the tester has one of its own."""

    async def asked(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            named = [(key, value) for key, value in scope["headers"] if key != b"host"]
            scope = {**scope, "headers": [*named, (b"host", b"127.0.0.1:8321")]}
        await app(scope, receive, send)

    return asked


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    ledger = filled(tmp_path_factory.mktemp("api") / "ondit.db")
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", by_our_name(make_app(ledger)))


OPERATIONS = 12


def test_nothing_that_is_asked_breaks_the_server(described: schemathesis.BaseSchema) -> None:
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]
        asked += 1

        @given(case=operation.as_strategy())
        @settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case: Any) -> None:
            answer = case.call()
            assert answer.status_code < 500, (case.as_curl_command(), answer.text)

        ask()
    assert asked == OPERATIONS


def test_the_api_answers_what_the_pages_show(pages: Pages) -> None:
    claim, report, _ = ids(pages)
    whole = pages.get(f"/api/v1/claims/{claim}").json()
    assert whole["row"]["id"] == whole["claim"]["id"] == claim
    assert pages.get(f"/api/v1/reports/{report}").json()["reading"]["report"]["id"] == report
    assert pages.get("/api/v1/search?q=radars").json()
    assert pages.get("/api/v1/claims/none").status_code == 404
    assert pages.get("/api/v1/search").status_code == 400
    assert pages.get("/api/v1/claims?most=0").status_code == 422
    assert pages.get("/api/v1/counts").json()["reports"] == 4


def test_it_only_reads(pages: Pages) -> None:
    paths = pages.get("/api/v1/openapi.json").json()["paths"]
    assert all(set(ways) == {"get"} for ways in paths.values())
    assert all(path.startswith("/api/v1/") for path in paths)
