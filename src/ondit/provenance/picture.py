"""The source graph of a claim: origins, outlets known only through others, reports, and who has it from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ondit.provenance.desk import Desk, Judged, desk_of, outlet_id
from ondit.provenance.graph import Block
from ondit.provenance.origins import find, told
from ondit.provenance.reasons import Findings, head_of
from ondit.provenance.sources import Arrow, Point, SourceGraph
from ondit.provenance.telling import Teller
from ondit.provenance.voices import Profile
from ondit.records import Claim, Derivation, Reading, Span

HOWS = {"seen": "saw", "held": "publishes", "page": "publishes"}


def source_graphs(
    claims: Iterable[Claim],
    readings: Sequence[Reading],
    derivations: Sequence[Derivation],
    *,
    judged: Iterable[Judged] = (),
    language: str = "en",
) -> dict[str, SourceGraph]:
    """The source graph of each claim by its id. language: that of the words in it; PackError if it has no pack."""
    desk = desk_of(readings, derivations, judged)
    teller = Teller(desk, language)
    return {claim.id: _Picture(desk, teller, find(desk, claim)).graph() for claim in claims}


def told_with_graph(
    claim: Claim,
    readings: Sequence[Reading],
    derivations: Sequence[Derivation],
    *,
    judged: Iterable[Judged] = (),
    language: str = "en",
) -> tuple[Claim, SourceGraph]:
    """A claim with its origins in a language, as `with_origins` gives them, and its source graph."""
    desk = desk_of(readings, derivations, judged)
    teller, found = Teller(desk, language), find(desk, claim)
    return replace(claim, origins=told(found, teller)), _Picture(desk, teller, found).graph()


@dataclass
class _Picture:
    """A graph in the making; arrows by their ends, so that two statements of one report draw one."""

    desk: Desk
    teller: Teller
    found: Findings
    origins: list[Point] = field(default_factory=list)
    outlets: dict[str, Point] = field(default_factory=dict)
    arrows: dict[tuple[str, str], Arrow] = field(default_factory=dict)

    def graph(self) -> SourceGraph:
        for block in self.found.range.blocks:
            if block.sort == "named":
                self._origin(block)
            elif block.sort == "silent":
                self._relayed(block)
        for one in self.found.reliances:
            self._arrow(one.report, self.found.profiles[one.node].node.report, one.code, one.evidence)
        points = (*self.origins, *self.outlets.values(), *self._reports())
        return SourceGraph(points, tuple(self.arrows.values()))

    def _origin(self, block: Block) -> None:
        head = head_of(block, self.found)
        point = Point(f"origin {len(self.origins) + 1}", "origin", self._called(head), self._note(head), head.named)
        self.origins.append(point)
        for profile in self._underived(block):
            how = HOWS.get(profile.node.sort, "quotes")
            self._through(point.id, profile, how)

    def _relayed(self, block: Block) -> None:
        """Outlets that name nobody themselves and are known only through a report."""
        for profile in self._underived(block):
            relays = self._outside(profile)
            if relays:
                self._through(relays[-1], profile, "relays")

    def _through(self, start: str, profile: Profile, how: str) -> None:
        """Arrows from where it comes from through the outlets that are not among the reports to the report."""
        report, node = profile.node.report, profile.node
        last = start
        for outlet in reversed(self._outside(profile)):
            if outlet != last:
                self._arrow(last, outlet, "quotes", node.evidence, report)
            last = outlet
        self._arrow(last, report, how if last == start else "relays", node.evidence)

    def _outside(self, profile: Profile) -> list[str]:
        """The relayed outlets of a node that are no report here, as points, the page's nearest first."""
        page = self.desk.pages[profile.node.report]
        found: list[str] = []
        for link in profile.node.relays:
            name = link.name or ""
            own = outlet_id(page.name, page)
            if (
                not name
                or outlet_id(name, page) == own
                or any(report in self._claiming() for report in self.desk.of_outlet(page, name))
            ):
                continue
            key = f"outlet {outlet_id(name, page)}"
            self.outlets.setdefault(key, Point(key, "outlet", name, self.teller.note("outside")))
            found.append(key)
        return found

    def _arrow(self, start: str, end: str, how: str, evidence: tuple[Span, ...], report: str | None = None) -> None:
        shown = (report or end) if evidence else None
        if start != end:
            self.arrows.setdefault((start, end), Arrow(start, end, self.teller.how(how), shown, evidence))

    def _underived(self, block: Block) -> list[Profile]:
        derived = {one.node for one in self.found.reliances}
        return [self.found.profiles[node] for node in block.nodes if node not in derived]

    def _claiming(self) -> Mapping[str, None]:
        return dict.fromkeys(profile.node.report for profile in self.found.profiles.values())

    def _reports(self) -> list[Point]:
        """The reports of the claim, the oldest first as far as dates say."""
        pages = [self.desk.pages[report] for report in self._claiming()]
        pages.sort(key=lambda page: page.reading.report.published or "9999")
        return [Point(page.id, "report", page.name, (page.reading.report.published or "")[:10]) for page in pages]

    def _called(self, profile: Profile) -> str:
        if profile.node.sort == "voice":
            return profile.name or self.teller.note("unnamed")
        return self.teller.voice(profile)

    def _note(self, profile: Profile) -> str:
        hidden = profile.node.sort == "voice" and not profile.named and profile.kind != "document"
        return self.teller.note("unnamed") if hidden else ""
