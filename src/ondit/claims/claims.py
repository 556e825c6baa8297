"""The claims of one report: what its statements say, as each domain pack that speaks its language understands it."""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate.document import Document
from ondit.attribution.draft import Draft
from ondit.claims.frames import find_frames
from ondit.claims.joining import join_frames
from ondit.packs.domain import DomainPack, domain_pack, known_domains
from ondit.packs.language import LanguagePack
from ondit.records import Claim, Report, Statement


def claims_of(
    report: Report, doc: Document, pack: LanguagePack, drafts: Sequence[Draft], statements: Sequence[Statement]
) -> tuple[Claim, ...]:
    """All claims of a report, domain by domain. drafts and statements are the same, in the same order.

    Raises PackError for a broken file of a domain pack.
    """
    return tuple(
        claim for domain in domains_for(pack) for claim in _claims(report, doc, pack, domain, drafts, statements)
    )


def domains_for(pack: LanguagePack) -> tuple[DomainPack, ...]:
    """The domain packs that speak a language and know triggers in it."""
    packs = (domain_pack(name) for name in known_domains())
    return tuple(one for one in packs if (one.folder / pack.code / "triggers.yaml").is_file())


def _claims(
    report: Report,
    doc: Document,
    pack: LanguagePack,
    domain: DomainPack,
    drafts: Sequence[Draft],
    statements: Sequence[Statement],
) -> tuple[Claim, ...]:
    found = find_frames(doc, pack, domain, drafts, statements)
    return join_frames(found, report, statements, domain) if found else ()
