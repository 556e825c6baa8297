"""Sentences for people: what ties two voices, what parts them, and why a range is what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ondit.packs.language import language_pack
from ondit.provenance.desk import Desk
from ondit.provenance.voices import Profile


@dataclass(frozen=True, slots=True)
class Sentences:
    """`because.yaml`: sentences by their codes, how names and lists are written in them, and the words of a drawing."""

    joined: str
    quoted: tuple[str, ...]
    own_eyes: str
    own_paper: str
    texts: dict[str, str]
    hows: dict[str, str]
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Teller:
    """Says things in one language. Raises PackError if there is no pack for it."""

    desk: Desk
    language: str

    def say(self, code: str, **values: str | int) -> str:
        """The sentence of a code."""
        return self._sentences().texts[code].format(**values)

    def how(self, code: str) -> str:
        """The word for how a report has it from somebody."""
        return self._sentences().hows[code]

    def note(self, code: str) -> str:
        """What stands beside a name in a drawing."""
        return self._sentences().notes[code]

    def voice(self, profile: Profile) -> str:
        """Whom a node stands for, in the words of its report."""
        sentences, outlet = self._sentences(), self.outlet(profile.node.report)
        if profile.node.sort == "seen":
            return sentences.own_eyes.format(outlet=outlet)
        if profile.node.sort == "held":
            return sentences.own_paper.format(outlet=outlet)
        if profile.node.sort in ("page", "silent") or profile.named:
            return profile.name or outlet
        return self.quoted(profile.name or "")

    def outlet(self, report: str) -> str:
        """What the outlet of a report is called."""
        return self.desk.pages[report].name

    def outlets(self, reports: Sequence[str]) -> str:
        """The outlets of several reports, each once."""
        return self.listed([self.outlet(report) for report in reports])

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, each once: a, b and c."""
        several = list(dict.fromkeys(names))
        return self._sentences().joined.join([", ".join(several[:-1]), several[-1]] if len(several) > 1 else several)

    def quoted(self, words: str) -> str:
        """Words in quotation marks."""
        first, last = self._sentences().quoted
        return f"{first}{words}{last}"

    def _sentences(self) -> Sentences:
        return language_pack(self.language).table("because.yaml", Sentences)
