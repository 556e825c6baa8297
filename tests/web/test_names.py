"""The name that a reader's judgements bear."""

from __future__ import annotations

import pytest
from tests.web.conftest import Pages

from ondit.ledger.people import at_work, author
from ondit.web.guard import LONGEST, name_in


def judge(pages: Pages) -> str:
    claim = pages.get("/api/v1/claims").json()[0]["id"]
    pages.post(f"/claims/{claim}/judge", credibility="3")
    return str(pages.get(f"/claims/{claim}").text)


def test_two_readers_judge_by_their_own_names(pages: Pages) -> None:
    user = author()
    assert f"You judge as {user}" in pages.get("/").text
    for name in ("Zoë  Brandt", "Ole Vinter"):
        assert pages.post("/name", name=name, back="/inbox").headers["location"] == "/inbox"
        assert " ".join(name.split()) + "," in judge(pages)
    assert "Zoë Brandt," in judge(pages)
    assert "Max-Age=0" in pages.post("/name", name=" ").headers["set-cookie"]


@pytest.mark.parametrize("cookie", ["", "%20", "a" * (LONGEST + 1), "a%00b", "%E2%80%AEabc", "a%0Ab%00"])
def test_what_is_no_name(cookie: str) -> None:
    assert name_in(cookie) is None


def test_outside_it_is_the_programs_user() -> None:
    user = author()
    with at_work("Ada"):
        assert author() == "Ada"
        with at_work(None):
            assert author() == user
    assert author() == user
