"""Each rule by two or three small invented reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from tests.making import reading, report, span, statement

from ondit.errors import PackError
from ondit.provenance.origins import origins_of, with_origins
from ondit.records import Claim, Derivation, DerivationKind, Link, Origins, Part, Reading, Said, Voice, VoiceKind

HEADLINE = "Ferry sold\n\n"
OUTLETS = {"r1": "Fjord Courier", "r2": "Delta Herald", "r3": "Oasis Tribune", "r4": "Karst Bulletin"}


class Page:
    """A report that is written sentence by sentence, and read as it is meant."""

    def __init__(self, id_: str, language: str = "en", outlet: str | None = None, **more: Any) -> None:
        self.id, self.language, self.outlet, self.more = id_, language, outlet or OUTLETS.get(id_), more
        self.text = HEADLINE
        self.voices = [Voice("v0", self.outlet, "outlet", self.outlet is not None, None, None, None, ())]
        self.made: list[tuple[str, str, tuple[str, ...], str]] = []

    def own(self, words: str) -> Page:
        """The page's own words."""
        self.text += f"{words}\n"
        self.made.append((words, "", (), ""))
        return self

    def says(
        self,
        source: str,
        kind: VoiceKind = "official",
        *,
        name: str | None = None,
        count: int | None = 1,
        via: Sequence[str] = (),
        to: str = "",
        more: str = "",
    ) -> Page:
        """A sentence in which somebody speaks; name: a proper one, else the words describe."""
        content = f"the ferry was sold, lot {len(self.made)}"
        start = len(self.text)
        self.text += f"{source} said {to} {content} {more}.\n"
        relays = []
        for outlet in via:
            relays.append(f"v{len(self.voices)}")
            self.voices.append(Voice(relays[-1], outlet, "outlet", True, None, None, None, ()))
        label = name or source.split(" ", 1)[-1]
        place = span(self.text, source, after=start)
        self.voices.append(Voice(f"v{len(self.voices)}", label, kind, name is not None, count, None, None, (place,)))
        self.made.append((content, self.voices[-1].id, tuple(relays), to))
        return self

    def cites(self, outlet: str) -> Page:
        """A sentence that an outlet alone answers for."""
        return self.says(outlet, "outlet", name=outlet)

    def reading(self) -> Reading:
        """The reading of the page."""
        parts = (Part("headline", 0, len(HEADLINE) - 2), Part("body", len(HEADLINE), len(self.text)))
        page = report(self.text, id=self.id, language=self.language, outlet=self.outlet, parts=parts, **self.more)
        return reading(page, *(self._statement(*one) for one in self.made), voices=tuple(self.voices))

    def _statement(self, content: str, voice: str, relays: tuple[str, ...], to: str) -> Any:
        voices = {one.id: one for one in self.voices}
        chain = [Link("v0", self.outlet, "outlet", "publishes", ())]
        chain += [Link(one, voices[one].name, "outlet", "cites", ()) for one in relays]
        if not voice:
            return statement(self.text, content, chain=tuple(chain))
        last = voices[voice]
        chain.append(Link(voice, last.name, last.kind, "quotes", last.mentions))
        told = (span(self.text, to, after=last.mentions[0].end),) if to else ()
        return statement(
            self.text, content, manner="indirect", voice=voice, chain=tuple(chain), addressee=told, source=last.mentions
        )


def claim(*pages: Page) -> Claim:
    said = tuple(Said(page.id, one.id, ()) for page in pages for one in page.reading().statements)
    return Claim("c-1", "The ferry was sold", None, None, said, (), (), (), None)


def from_(report: str, origin: str, kind: DerivationKind = "cite", *, explicit: bool = True) -> Derivation:
    return Derivation(report, origin, kind, explicit, 0.9, ())


def origins(*pages: Page, derivations: Sequence[Derivation] = (), language: str = "en") -> Origins:
    return origins_of(claim(*pages), [page.reading() for page in pages], derivations, language=language)


def ends(*pages: Page, derivations: Sequence[Derivation] = ()) -> tuple[int, int]:
    found = origins(*pages, derivations=derivations)
    return found.at_least, found.at_most


def codes(found: Origins) -> tuple[set[str], set[str]]:
    return {tie.code for tie in found.must_link}, {tie.code for tie in found.cannot_link}


def person(id_: str, name: str, words: str | None = None, **more: Any) -> Page:
    return Page(id_).says(words or name, "person", name=name, **more)


# ---- one voice


def test_one_named_person_in_two_reports_is_one_origin() -> None:
    found = origins(person("r1", "Mara Lindholm"), person("r2", "Lindholm", "Minister Lindholm"))
    assert (found.at_least, found.at_most, found.channels) == (1, 1, 1)
    tie = found.must_link[0]
    assert (tie.a, tie.b, tie.code) == ("r2:v1", "r1:v1", "same-name")
    assert tie.text == "Delta Herald and Fjord Courier name the same voice: Lindholm"
    assert tie.evidence[0].text == "Minister Lindholm"


def test_two_spellings_of_one_name_are_one_person() -> None:
    german = Page("r2", "de").says("Armen Petrosjan", "person", name="Armen Petrosjan")
    assert ends(person("r1", "Armen Petrosyan"), german) == (1, 1)


def test_a_name_that_a_slip_may_have_changed_parts_nobody() -> None:
    assert ends(person("r1", "Mara Lindholm"), person("r2", "Mara Lindhorm")) == (1, 2)


def test_one_office_of_one_country_in_two_languages_is_one() -> None:
    one = Page("r1").says("the Finnish defence ministry", "government", name="Finnish defence ministry")
    two = Page("r2", "de").says(
        "das finnische Verteidigungsministerium", "government", name="finnisches Verteidigungsministerium"
    )
    found = origins(one, two)
    assert (found.at_least, found.at_most) == (1, 1)
    assert codes(found)[0] == {"same-office"}


def test_an_office_speaks_through_its_speaker() -> None:
    office = Page("r1").says("the Finnish defence ministry", "government", name="Finnish defence ministry")
    speaker = Page("r2").says("the Finnish defence ministry spokesman Olli Aho", "spokesperson", name="Olli Aho")
    found = origins(office, speaker)
    assert (found.at_least, found.at_most) == (1, 1)
    assert codes(found)[0] == {"office-speaker"}


def test_two_speakers_of_one_office_stay_two_people() -> None:
    office = Page("r1").says("the Finnish defence ministry", "government", name="Finnish defence ministry")
    one = Page("r2").says("the Finnish defence ministry spokesman Olli Aho", "spokesperson", name="Olli Aho")
    two = Page("r3").says("Finnish defence ministry spokeswoman Ritva Salo", "spokesperson", name="Ritva Salo")
    found = origins(office, one, two)
    assert (found.at_least, found.at_most) == (2, 2)
    assert "one-office" in {reason.code for reason in found.because}


def test_a_press_release_is_its_publishers_word() -> None:
    release = Page("r1", kind="press-release", outlet="Norland Ferries").own("Norland has sold the ferry today.")
    quoting = Page("r2").says("Norland Ferries", "organisation", name="Norland Ferries")
    assert ends(release, quoting) == (1, 1)


# ---- two voices


def test_two_named_people_are_two() -> None:
    found = origins(person("r1", "Mara Lindholm"), person("r2", "Jonas Ferreira"))
    assert (found.at_least, found.at_most, found.channels) == (2, 2, 2)
    assert codes(found)[1] == {"two-people"}
    assert found.certificate == ("r1:v1", "r2:v1")
    assert found.bottleneck is None


def test_officials_of_two_countries_are_two() -> None:
    found = origins(Page("r1").says("a Finnish official"), Page("r2").says("a Chilean official"))
    assert (found.at_least, found.at_most) == (2, 2)
    assert codes(found)[1] == {"two-countries"}


def test_offices_that_are_clearly_different_part() -> None:
    nurse, mayor = Page("r1").says("a nurse", "witness"), Page("r2").says("the mayor's office", "government")
    found = origins(nurse, mayor)
    assert (found.at_least, codes(found)[1]) == (2, {"two-offices"})


def test_a_wider_office_may_be_the_narrower_one() -> None:
    assert ends(Page("r1").says("a ministry official"), Page("r2").says("a defence ministry official")) == (1, 2)


def test_what_an_official_may_have_read_parts_nobody() -> None:
    paper = Page("r1").says("a Finnish foreign ministry memo", "document")
    assert ends(paper, Page("r2").says("a Chilean police official")) == (1, 2)


def test_unnamed_descriptions_are_open() -> None:
    found = origins(Page("r1").says("a senior official"), Page("r2").says("a person familiar with the sale", "person"))
    assert (found.at_least, found.at_most, found.must_link, found.cannot_link) == (1, 2, (), ())
    assert found.because[-1].text == "“senior official” and “person familiar with the sale” may be the same."


def test_a_country_that_an_official_only_knows_about_does_not_part() -> None:
    familiar = Page("r1").says("an official familiar with the Chilean fleet")
    assert ends(familiar, Page("r2").says("a Finnish official")) == (1, 2)


def test_a_country_that_is_said_to_speak_parts_nobody() -> None:
    assert ends(Page("r1").says("Chile", "government", name="Chile"), Page("r2").says("a Finnish official")) == (1, 2)


def test_trades_that_one_may_have_both_do_not_part() -> None:
    assert ends(Page("r1").says("a dock worker", "witness"), Page("r2").says("a union leader", "person")) == (1, 2)
    assert ends(Page("r1").says("an intelligence official"), Page("r2").says("a defence official")) == (1, 2)


def test_who_was_there_is_nobody_else() -> None:
    eyes = Page("r1").own("I watched the ferry leave under a new flag.")
    found = origins(eyes, Page("r2").says("a dock worker", "witness"))
    assert (found.at_least, found.at_most) == (2, 2)
    assert codes(found)[1] == {"own-eyes"}
    assert found.certificate == ("r1:v0", "r2:v1")


def test_eyes_in_a_quotation_are_not_the_pages() -> None:
    page = Page("r1").own("The ferry has left.")
    page.says("a guard", "witness", more="because I watched it")
    content = page.reading().statements[0]
    alone = Claim("c-1", "It left", None, None, (Said("r1", content.id, ()),), (), (), (), None)
    quoted = page.reading()
    quote = span(quoted.report.text, "I watched it")
    last = quoted.statements[1]
    shifted = type(last)(**{**{f: getattr(last, f) for f in last.__slots__}, "content": (quote,)})
    seen = type(quoted)(**{**{f: getattr(quoted, f) for f in quoted.__slots__}, "statements": (content, shifted)})
    assert origins_of(alone, [seen], ()).at_least == 0


def test_a_paper_that_the_page_has_names_somebody() -> None:
    assert ends(Page("r1").own("The ferry is gone, a contract seen by the Courier shows.")) == (1, 1)


def test_another_official_is_another_one() -> None:
    found = origins(Page("r1").says("a Finnish official").says("another Finnish official"))
    assert (found.at_least, found.at_most, found.channels) == (2, 2, 1)
    assert codes(found)[1] == {"another-voice"}
    assert found.bottleneck == "Fjord Courier"


def test_another_official_in_another_report_is_not_settled() -> None:
    assert ends(Page("r1").says("a Finnish official"), Page("r2").says("another Finnish official")) == (1, 2)


def test_separately_confirmed_is_a_second_origin() -> None:
    page = Page("r1").says("a senior official").says("a diplomat", more="and separately confirmed the price")
    found = origins(page)
    assert (found.at_least, codes(found)[1]) == (2, {"confirmed-apart"})


def test_what_could_not_be_confirmed_is_no_second_origin() -> None:
    page = Page("r1").says("a senior official")
    page.says("a person", "person", more="but the price could not be independently confirmed")
    assert origins(page).at_least == 1


def test_unabhaengig_voneinander() -> None:
    page = Page("r1", "de").says("ein ranghoher Beamter")
    page.says("eine Person aus dem Umfeld", "person", more="und beide sagten es unabhängig voneinander")
    assert origins(page).at_least == 2


def test_members_of_a_plural_are_several() -> None:
    found = origins(Page("r1").says("two officials", count=2))
    assert (found.at_least, found.at_most, found.certificate) == (2, 2, ("r1:v1", "r1:v1"))
    assert "“officials” are at least 2 people." in {reason.text for reason in found.because}


def test_a_crowd_is_one_voice() -> None:
    assert ends(Page("r1").says("300 workers", "witness", count=300)) == (1, 1)


# ---- who relies on whom


def test_who_is_heard_through_another_report_is_its_voice() -> None:
    first = Page("r1").says("a Finnish official")
    second = Page("r2", "de").says("ein hoher Beamter", via=["Fjord Courier"])
    found = origins(first, second)
    assert (found.at_least, found.at_most, found.channels, found.bottleneck) == (1, 1, 1, "Fjord Courier")
    assert [(tie.a, tie.b, tie.code) for tie in found.must_link] == [("r2:v2", "r1:v1", "cite")]
    assert found.because[0].text == (
        "Fjord Courier and Delta Herald rest on “Finnish official”, first heard by Fjord Courier."
    )


def test_a_plural_taken_over_is_not_counted_again() -> None:
    first = Page("r1").says("two officials", count=2)
    second = Page("r2").says("two officials", count=2, via=["Fjord Courier"])
    assert ends(first, second) == (2, 2)


def test_several_sources_of_a_page_that_cites_others_may_be_those() -> None:
    first, second = Page("r1").says("a Finnish official"), Page("r2").says("three sources", "person", count=3)
    assert ends(first, second, derivations=[from_("r2", "r1")]) == (1, 4)
    assert ends(first, second) == (3, 4)


def test_who_cites_two_joins_nobody() -> None:
    first, second = person("r1", "Mara Lindholm"), person("r2", "Jonas Ferreira")
    third = Page("r3").own("The ferry was sold, it is said.")
    found = origins(first, second, third, derivations=[from_("r3", "r1"), from_("r3", "r2")])
    assert (found.at_least, found.at_most) == (2, 2)
    assert "adds-nothing" in {reason.code for reason in found.because}


def test_a_copy_without_credit_adds_nothing() -> None:
    first, second = Page("r1").says("a Finnish official"), Page("r2", "de").says("ein Insider", "person")
    assert ends(first, second) == (1, 2)
    assert ends(first, second, derivations=[from_("r2", "r1", "translate", explicit=False)]) == (1, 1)


def test_who_told_the_page_itself_is_no_copy() -> None:
    first = Page("r1").says("a Finnish official")
    second = Page("r2").says("an industry source", "person", to="the Delta Herald")
    assert ends(first, second, derivations=[from_("r2", "r1", "rewrite")]) == (1, 2)


def test_a_citation_covers_only_whom_it_cites() -> None:
    first = Page("r1").says("a Finnish official")
    second = Page("r2").says("an industry source", "person")
    assert ends(first, second, derivations=[from_("r2", "r1")]) == (1, 2)


def test_a_rank_named_in_the_cited_report_is_who_is_meant() -> None:
    first = Page("r1").says("the retired admiral Tomas Ruiz", "military", name="Tomas Ruiz")
    second = Page("r2", "de").says("ein Admiral", "military")
    assert ends(first, second) == (1, 2)
    assert ends(first, second, derivations=[from_("r2", "r1")]) == (1, 1)


def test_a_report_that_is_missing_in_between_is_passed_through() -> None:
    first, third = Page("r1").says("a Finnish official"), Page("r3").own("The ferry was sold, it is said.")
    pages = [first, Page("r2").own("Other news."), third]
    readings = [page.reading() for page in pages]

    def counted(kind: DerivationKind) -> tuple[int, int]:
        found = origins_of(claim(first, third), readings, [from_("r2", "r1"), from_("r3", "r2", kind)])
        return found.at_least, found.at_most

    assert counted("copy") == (1, 1)
    assert counted("cite") == (1, 2)


def test_a_name_and_its_domain_are_one_outlet() -> None:
    first = Page("r1").says("a Finnish official", via=["Kelp Post"])
    second = Page("r2").says("a Chilean official", via=["kelppost.example"])
    found = origins(first, second)
    assert (found.at_least, found.channels, found.bottleneck) == (2, 1, "Kelp Post")


def test_two_officials_behind_one_outlet_are_one_channel() -> None:
    behind = Page("r1").says("a Finnish official").says("a Chilean official")
    found = origins(behind, Page("r2").cites("Fjord Courier"))
    assert (found.at_least, found.channels, found.bottleneck) == (2, 1, "Fjord Courier")
    assert found.because[-1].text == "Everything comes through Fjord Courier."


def test_an_official_known_through_a_report_that_names_nobody_stands_behind_it() -> None:
    first = Page("r1").own("The ferry was sold, it is said.")
    second = Page("r2").says("a Finnish official", via=["Fjord Courier"])
    assert ends(first, second) == (1, 1)


def test_that_holds_over_several_pages() -> None:
    first, second = Page("r1").own("The ferry was sold, it is said."), Page("r2").cites("Fjord Courier")
    third = Page("r3").says("a Finnish official", via=["Delta Herald"])
    found = origins(first, second, third)
    assert (found.at_least, found.at_most, found.bottleneck) == (1, 1, "Fjord Courier")


def test_one_outlet_that_is_not_at_hand_has_one_official_for_all() -> None:
    first = Page("r1").says("a Finnish official", via=["Kelp Post"])
    second = Page("r2", "de").says("ein finnischer Beamter", via=["Kelp Post"])
    found = origins(first, second)
    assert (found.at_least, found.at_most, found.channels, found.bottleneck) == (1, 1, 1, "Kelp Post")
    assert found.must_link[0].text == "Delta Herald and Fjord Courier both have it from Kelp Post"


def test_that_outlet_may_have_two() -> None:
    first = Page("r1").says("a Finnish official", via=["Kelp Post"])
    assert ends(first, Page("r2").says("a Chilean official", via=["Kelp Post"])) == (2, 2)
    both = Page("r2").says("a senior official", via=["Kelp Post"]).says("another official", via=["Kelp Post"])
    assert ends(first, both) == (2, 3)


def test_two_translations_of_a_report_without_the_claim_share_its_voice() -> None:
    one, two = Page("r2", "de").says("ein hoher Beamter"), Page("r3", "de").says("ein Insider", "person")
    pages = [Page("r1").own("Other news."), one, two]
    derivations = [from_("r2", "r1", "translate"), from_("r3", "r1", "translate", explicit=False)]
    found = origins_of(claim(one, two), [page.reading() for page in pages], derivations)
    assert (found.at_least, found.at_most) == (1, 1)


# ---- nobody


def test_a_circle_of_citations_is_not_assessable() -> None:
    pages = [Page("r1").cites("Oasis Tribune"), Page("r2").cites("Fjord Courier"), Page("r3").cites("Delta Herald")]
    found = origins(*pages)
    assert (found.at_least, found.at_most, found.channels, found.assessable) == (0, 1, 0, False)
    assert [reason.code for reason in found.because] == ["circle", "not-assessable"]


def test_reports_that_name_nobody_may_hide_one_each() -> None:
    found = origins(Page("r1").own("The ferry is sold."), Page("r2").own("The ferry has gone."))
    assert (found.at_least, found.at_most, found.assessable, found.certificate) == (0, 2, False, ())


def test_an_outlet_outside_that_names_nobody_is_nobody() -> None:
    assert ends(Page("r1").cites("Kelp Post"), Page("r2").cites("The Kelp Post")) == (0, 1)


def test_a_named_voice_leaves_no_room_for_the_lead() -> None:
    assert ends(Page("r1").own("The ferry is sold.").says("a Finnish official")) == (1, 1)


def test_media_are_nobody() -> None:
    assert ends(Page("r1").says("several media", "outlet", count=None)) == (0, 1)


def test_a_claim_without_statements_rests_on_nothing() -> None:
    empty = Claim("c-1", "The ferry was sold", None, None, (Said("r9", "s-0", ()),), (), (), (), None)
    found = origins_of(empty, [], [])
    assert (found.at_least, found.at_most, found.assessable, found.channels) == (0, 0, False, 0)


# ---- doors


def test_the_sentences_are_in_the_language_asked_for() -> None:
    found = origins(Page("r1").own("The ferry is sold."), language="de")
    assert (
        found.because[0].text
        == "Fjord Courier nennt niemanden: dahinter kann ein weiterer Ursprung stehen oder keiner."
    )
    with pytest.raises(PackError):
        origins(Page("r1").own("The ferry is sold."), language="xx")


def test_many_claims_are_as_one() -> None:
    pages = [person("r1", "Mara Lindholm"), person("r2", "Jonas Ferreira")]
    readings = [page.reading() for page in pages]
    (found,) = with_origins([claim(*pages)], readings, [])
    assert found.origins == origins_of(claim(*pages), readings, [])


def test_evidence_stands_in_the_report_of_the_first_node() -> None:
    pages = [
        Page("r1").says("a Finnish official").says("another Finnish official"),
        Page("r2").says("ein Beamter", via=["Fjord Courier"]),
        Page("r3").own("I watched the ferry leave."),
    ]
    found = origins(*pages)
    texts = {page.id: page.reading().report.text for page in pages}
    ties = (*found.must_link, *found.cannot_link)
    assert ties
    for tie in ties:
        for one in tie.evidence:
            assert texts[tie.a.partition(":")[0]][one.start : one.end] == one.text


# ---- what stands beside the claim


def test_a_page_that_names_nobody_rests_on_the_one_whom_it_quotes_beside() -> None:
    told, silent = (
        person("r1", "Mia Holt"),
        Page("r2").own("The ferry is sold.").says("Mia Holt", "person", name="Mia Holt"),
    )
    readings = [told.reading(), silent.reading()]
    said = tuple(Said(one.report.id, one.statements[0].id, ()) for one in readings)
    found = origins_of(Claim("c-1", "The ferry is sold", None, None, said, (), (), (), None), readings, [])
    assert (found.at_least, found.at_most) == (1, 1)
    assert codes(found)[0] == {"same-name"}


def test_of_two_whom_a_page_quotes_beside_it_does_not_say_which() -> None:
    pages = [person("r1", "Mia Holt"), person("r2", "Jan Krol"), Page("r3").own("The ferry is sold.")]
    pages[2].says("Mia Holt", "person", name="Mia Holt").says("Jan Krol", "person", name="Jan Krol")
    readings = [page.reading() for page in pages]
    said = tuple(Said(one.report.id, one.statements[0].id, ()) for one in readings)
    found = origins_of(Claim("c-1", "The ferry is sold", None, None, said, (), (), (), None), readings, [])
    assert (found.at_least, found.at_most) == (2, 3)


def test_what_comes_through_unnamed_media_comes_from_the_reports_that_were_out() -> None:
    first = Page("r1", published="2024-03-01").says("an official", "official")
    later = Page("r2", published="2024-03-02").says("an insider", "official", via=("media reports",))
    assert ends(first, later) == (1, 1)
    assert ends(first, Page("r2", published="2024-02-28").says("an insider", via=("media reports",))) == (1, 2)


def test_a_state_by_its_mere_name_is_the_office_that_speaks_for_it() -> None:
    ministry = Page("r2").says("The Norwegian Ministry of Defence", "government", name="Norwegian Ministry of Defence")
    assert ends(Page("r1").says("Norway", "government", name="Norway"), ministry) == (1, 1)
    assert ends(Page("r1").says("Sweden", "government", name="Sweden"), ministry)[1] == 2


def texts(found: Origins) -> list[str]:
    return [reason.text for reason in found.because]


def test_a_report_that_only_takes_over_hides_no_further_origin() -> None:
    pages = (Page("r1").own("The ferry was sold."), Page("r2").own("The ferry was sold."))
    found = origins(*pages, derivations=[from_("r2", "r1", "copy")])
    assert found.at_most == 1
    assert "Fjord Courier names nobody: it may hide one more origin, or none." in texts(found)


def test_a_report_that_names_somebody_elsewhere_is_not_said_to_name_nobody() -> None:
    found = origins(Page("r1").says("an official").own("The ferry was sold."), Page("r2").own("The ferry was sold."))
    assert "Delta Herald names nobody: it may hide one more origin, or none." in texts(found)
    assert not any(text.startswith("Fjord Courier names nobody") for text in texts(found))


def test_one_report_is_no_narrow_way() -> None:
    assert "bottleneck" not in {reason.code for reason in origins(Page("r1").says("an official")).because}


def test_voices_of_one_description_are_told_apart_by_who_heard_them() -> None:
    found = origins(Page("r1").says("an official"), Page("r2").says("an official"))
    assert texts(found)[-1] == "“official” (Fjord Courier) and “official” (Delta Herald) may be the same."


def test_the_part_of_a_name_by_which_a_page_cites_an_outlet_is_that_outlet() -> None:
    first = Page("r1", outlet="Fjord Courier Bergen").says("a person familiar with the sale")
    second = Page("r2").says("a person familiar with the sale", via=["Fjord Courier"])
    assert ends(first, second, derivations=[from_("r2", "r1")]) == (1, 1)
    assert ends(first, second) == (1, 2)


def test_not_everything_comes_through_an_outlet_where_a_page_says_it_by_itself() -> None:
    cited = origins(Page("r1").says("an official"), Page("r2").cites("Fjord Courier"), derivations=[from_("r2", "r1")])
    assert texts(cited)[-1] == "Everything comes through Fjord Courier."
    pages = (Page("r1").says("an official"), Page("r2").cites("Fjord Courier"), Page("r3").own("The ferry was sold."))
    found = origins(*pages, derivations=[from_("r2", "r1")])
    assert (found.at_least, found.at_most) == (1, 2)
    assert not any("Everything" in text for text in texts(found))
