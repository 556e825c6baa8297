"""Which reports could have something from one another: an index to which reports are added one by one.

Adding a report, or asking for its likes, costs about the same however many there are: no two reports are
compared here, lists of what many share are read at their ends only, and rare words are looked for among
the reports of the last weeks. What comes out are candidates; whether one has it from the other is judged
from their texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ondit.provenance.postings import Found, Postings, Twice, moments_of, numbered, starts_of
from ondit.provenance.prints import LAST_DAY, Entry, numbers_in
from ondit.provenance.words import Numbers, Places

MOST = 32  # reports of one list that are looked at: half the oldest, half the newest
FEWER = 24  # the same for a rare word
DAYS = 35  # days within which a rewording or a translation is looked for
RARE = 24  # words of a report that are looked up: the rarest
COUNTERS = 1 << 20  # in which reports are counted by stem; what falls into one counter passes for less rare
LIKE = 32  # candidates of a kind at most
ENOUGH = 0.6  # share of the fingerprints from which nobody looks for likes by rare words any more
COPIED = 0.05  # share of a report's fingerprints that a candidate has
NAMES = 0.1  # share of its weighed rare words that a candidate has, whatever its language
REWORDED = 0.2  # the same in its own language, where more of them outlive
WORDED = 16  # candidates by wording at most, those that share most first
NAMED = 12  # candidates by rare words at most


Weights = NDArray[np.float64]
Counts = NDArray[np.uint32]
Scored = tuple[tuple[str, float], ...]  # ids, each with a share, the greatest first


@dataclass(frozen=True, slots=True)
class Likes:
    """Reports like one report, the likest first: by shared wording, by rare words in its language and in others.

    The number beside an id says how much: of the report's fingerprints, or weighed words, the share it has too.
    """

    worded: Scored
    named: Scored
    foreign: Scored


class Index:
    """Reports by their fingerprints and rare words. An entry that is there already changes nothing."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []
        self._languages: list[str] = []
        self._ties = np.zeros(0, np.uint64)
        self._undated = False
        self._having = np.zeros(COUNTERS, np.uint32)
        self._shared = Twice()
        self._grams, self._stems = Postings(), Postings()
        self.add(*entries)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, *entries: Entry) -> None:
        """Add reports; many at a time are cheaper."""
        fresh = list({entry.id: entry for entry in entries if entry.id not in self._rows}.values())
        if not fresh:
            return
        first = len(self._ids)
        self._ids += [entry.id for entry in fresh]
        self._languages += [entry.language for entry in fresh]
        self._rows.update((entry.id, first + number) for number, entry in enumerate(fresh))
        days = np.array([entry.day for entry in fresh], np.uint64)
        ties = np.array([crc32(entry.id.encode("utf-8", "surrogatepass")) & 0xFFFF for entry in fresh], np.uint64)
        self._ties = np.append(self._ties, ties)
        self._undated |= not days.all()
        moments = moments_of(days, ties)
        grams, owners = _joined([entry.grams for entry in fresh])
        self._shared.add(grams)
        self._grams.add(grams, owners, moments, first)
        stems, owners = _joined([entry.stems for entry in fresh])
        np.add.at(self._having, stems % np.uint64(COUNTERS), np.uint32(1))
        self._stems.add(stems, owners, moments, first)

    def likes(self, entries: Sequence[Entry]) -> list[Likes]:
        """For each entry the reports that it could be made from: none younger, where both days are known."""
        worded = [some[:WORDED] for some in self._worded(entries)]
        rest = [entry for entry, some in zip(entries, worded, strict=True) if not some or some[0][1] < ENOUGH]
        named = dict(zip((entry.id for entry in rest), self._named(rest), strict=True))
        return [
            Likes(some, *self._by_language(entry, named.get(entry.id, ())))
            for entry, some in zip(entries, worded, strict=True)
        ]

    def _by_language(self, entry: Entry, found: Scored) -> tuple[Scored, Scored]:
        """The likest of the same language, and of other languages."""
        same: list[tuple[str, float]] = []
        other: list[tuple[str, float]] = []
        for name, share in found:
            if self._languages[self._rows[name]] != entry.language:
                other.append((name, share))
            elif share >= REWORDED:
                same.append((name, share))
        return tuple(same[:NAMED]), tuple(other[:NAMED])

    def weights(self, stems: Numbers) -> list[float]:
        """How much each stem (a hash of 64 bits) says: the fewer reports have it, the more."""
        counts = self._having[(stems >> np.uint64(32)) % np.uint64(COUNTERS)]
        return self._weighed(counts).tolist()  # type: ignore[no-any-return]

    def _weighed(self, counts: Counts) -> Weights:
        return np.log((len(self) + 1) / np.maximum(counts, 1) + 0.2)

    def _worded(self, entries: Sequence[Entry]) -> list[Scored]:
        asked, owners = _joined([entry.grams for entry in entries])
        own = np.array([entry.id in self._rows for entry in entries], np.int64)
        known = self._shared.times(asked) > own[owners]  # most of what is new, only the report itself has
        asked, owners = asked[known], owners[known]
        until = np.array([entry.day or LAST_DAY for entry in entries], np.uint64)[owners]
        found = self._grams.find(asked, np.zeros(len(asked), np.uint64), until, MOST)
        totals = np.array([len(entry.grams) / 4 for entry in entries], np.float64)
        return self._best(found, owners, np.ones(len(asked)), totals, entries, least=COPIED)

    def _named(self, entries: Sequence[Entry]) -> list[Scored]:
        every, owners = _joined([entry.stems for entry in entries])
        counts = self._having[every % np.uint64(COUNTERS)]
        kept = _rarest(counts, owners)
        asked, owners, weights = every[kept], owners[kept], self._weighed(counts[kept])
        totals = np.bincount(owners, weights, len(entries)).astype(np.float64)
        days = np.array([entry.day for entry in entries], np.int64)
        since = np.maximum(days - DAYS, 1).astype(np.uint64)[owners]
        until = np.where(days > 0, days, LAST_DAY).astype(np.uint64)[owners]
        found = [self._stems.find(asked, since, until, FEWER)]
        if self._undated:
            found.append(self._stems.find(asked, np.zeros_like(since), np.zeros_like(since), FEWER))
        both = Found(np.concatenate([one.asked for one in found]), np.concatenate([one.rows for one in found]))
        return self._best(both, owners, weights, totals, entries, least=NAMES)

    def _best(
        self, found: Found, owners: Places, weights: Weights, totals: Weights, entries: Sequence[Entry], *, least: float
    ) -> list[Scored]:
        """For each entry the rows that share at least this part of its weight, the greatest first, at most LIKE."""
        # Entry, row and place in one number: sorting numbers is much faster than sorting by them.
        width, ends = len(owners).bit_length(), len(self).bit_length()
        packed = (((owners[found.asked] << ends) | found.rows) << width) | found.asked
        packed.sort()
        starts = starts_of(packed >> width)
        pairs = packed[starts] >> width
        whose, rows = pairs >> ends, pairs & ((1 << ends) - 1)
        sums = np.add.reduceat(weights[packed & ((1 << width) - 1)], starts) if len(starts) else np.zeros(0)
        shares = np.round(sums / np.maximum(totals[whose], 1e-9), 6)
        own = np.array([self._rows.get(entry.id, -1) for entry in entries])
        kept = np.flatnonzero((shares >= least) & (rows != own[whose]))
        kept = kept[np.lexsort((self._ties[rows[kept]], -shares[kept], whose[kept]))]
        kept = kept[numbered(whose[kept]) < LIKE]
        best: list[list[tuple[str, float]]] = [[] for _ in entries]
        for at, row, share in zip(whose[kept].tolist(), rows[kept].tolist(), shares[kept].tolist(), strict=True):
            best[at].append((self._ids[row], share))
        return [tuple(some) for some in best]


def _joined(packed: Sequence[bytes]) -> tuple[Numbers, Places]:
    """All the numbers of entries in one row, and for each whose it is."""
    owners = np.repeat(np.arange(len(packed)), [len(some) // 4 for some in packed])
    return numbers_in(b"".join(packed)).astype(np.uint64), owners


def _rarest(counts: Counts, owners: Places) -> Places:
    """Places of each owner's RARE rarest words, of those that anybody else has; owners are ascending."""
    shared = np.flatnonzero(counts > 1)
    place = numbered(owners)[shared]
    # Owner, count and place in one number: sorting numbers is much faster than sorting by them.
    packed = np.sort((owners[shared] << 44) | (np.minimum(counts[shared], 0xFFFFF).astype(np.int64) << 24) | place)
    packed = packed[numbered(packed >> 44) < RARE]
    starts = np.searchsorted(owners, packed >> 44)
    return np.sort(starts + (packed & 0xFFFFFF))
