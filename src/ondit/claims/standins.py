"""Stand-ins, to be thrown away."""

from __future__ import annotations
import re
from dataclasses import dataclass
from ondit.records import Item, Party, Quantity, Money
from ondit.entities.countries import countries_in, _read, _index_of
from ondit.annotate.document import Document


@dataclass(frozen=True, slots=True)
class FoundItem:
    start: int
    end: int
    item: Item
    rule: str


@dataclass(frozen=True, slots=True)
class FoundParty:
    start: int
    end: int
    party: Party


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    start: int
    end: int
    quantity: Quantity


KINDS = [
    (
        "VI",
        r"fregatte|frigate|korvette|corvette|u-?boot|submarine|patrouillenboot|kampfboot|patrol boat|patrol vessel|minenjagd|minehunt",
    ),
    ("III", r"haubitze|howitzer|mörser|mortar"),
    ("IV", r"drohne|^drone|^uavs?$|kampfdrohne|kampfjet|fighter jet"),
    ("V", r"hubschrauber|helikopter|helicopter"),
    ("I", r"kampfpanzer|battle tank|^tanks?$|^panzern?$"),
    ("II", r"radpanzer|schützenpanzer|armou?red vehicle|panzerfahrzeug|6x6|pandur"),
    ("S", r"gewehr|^rifles?$|pistole|^pistols?$"),
    ("M", r"munition|^ammunition|granate|^shells?$|mortar bomb"),
    ("R", r"^radars?|radaranlage|radare$"),
    (
        "VII",
        r"luftabwehr|flugabwehr|luftverteidigungssystem|air defence system|raketen?$|^missiles?$|flugkörper|nahbereichsrakete|fire units?|feuereinheit|raketensystem|irist|iris-t|rbs 15|hq-9",
    ),
]
GEN = r"^waffen$|^weapons$|^arms$|rüstungsgüter|^geschütze?n?$|^guns$"


def find_items(doc: Document, pack, domain):
    out = []
    t = doc.tokens
    at = 0
    while at < len(t):
        done = False
        for n in (2, 1):
            if at + n > len(t):
                continue
            w = doc.text[t[at].start : t[at + n - 1].end]
            for cat, pat in KINDS + [(None, GEN)]:
                if re.search(pat, w.lower()) and not re.search(r"angriff|strike|krise|lücke", w.lower()):
                    des = None
                    e = at + n
                    # designation beside
                    j = at - 1
                    if j >= 0 and re.fullmatch(r"[A-Z]{2,}\d+\w*|Akinci|Pandur|HQ-?9|Ababil|Falkner|400", t[j].text):
                        des = t[j].text
                    if e < len(t) and re.fullmatch(r"Ababil|Akinci|IRIS-T", t[e].text):
                        des = t[e].text
                        e += 1
                    out.append(FoundItem(at, e, Item(w, des, cat), "x"))
                    at = e
                    done = True
                    break
            if done:
                break
        if not done:
            at += 1
    return tuple(out)


def find_parties(doc: Document, pack):
    out = []
    t = doc.tokens
    for s in doc.sentences:
        at = s.start
        while at < s.end:
            hit = None
            for n in (4, 3, 2, 1):
                if at + n <= s.end:
                    w = [x.text for x in t[at : at + n]]
                    _, hits = _read(w, pack)
                    if (
                        len(hits) == 1
                        and hits[0].start == 0
                        and (
                            n == 1
                            or countries_in(w[:-1], pack) != hits[0].codes
                            and countries_in(w[1:], pack) != hits[0].codes
                        )
                    ):
                        hit = (n, hits[0].codes)
                        break
            if hit and len(hit[1]) == 1:
                from ondit.entities.countries import _index_of

                name = next(
                    (
                        r.name
                        for r in pack.rows(
                            "countries.csv", __import__("ondit.entities.countries", fromlist=["x"]).CountryRow
                        )
                        if r.code == hit[1][0]
                    ),
                    hit[1][0],
                )
                out.append(FoundParty(at, at + hit[0], Party(name, hit[1][0], "state")))
                at += hit[0]
            else:
                at += 1
    return tuple(out)


NUM = {
    **{w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())},
    **{w: i for i, w in enumerate("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split())},
    "achtzehn": 18,
    "einen": 1,
    "ein": 1,
    "a": 1,
    "an": 1,
    "einem": 1,
    "eine": 1,
}


def find_quantities(doc, pack):
    out = []
    for x in doc.tokens:
        w = x.lower
        v = NUM.get(w)
        if v is None and re.fullmatch(r"\d{1,3}([.,]\d{3})*|\d{4,6}", w):
            v = int(re.sub(r"[.,]", "", w))
        if w in ("hunderte", "hundreds"):
            out.append(FoundQuantity(x.i, x.i + 1, Quantity(x.text, 200, None, False)))
        elif v:
            out.append(FoundQuantity(x.i, x.i + 1, Quantity(x.text, v, v, False)))
    return tuple(out)


def find_money(doc, pack):
    return ()
