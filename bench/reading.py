"""How fast a report is read, and what a plain pass of the same parsers takes: the same texts, the same run.

    python bench/reading.py [--reports 120]

Pages are the same texts in the frame of a news site (menu, share bar, related articles, comments, footer).
Texts are the stories of the gold where they are found, else the package's own samples; pieces of one language are
joined to about 400 words. Two processes, parsers loaded before the clock starts. Reading means the whole course: text
in, JSON out. Writes nothing.
"""

from __future__ import annotations

import argparse
import html
import importlib.metadata
import json
import multiprocessing
import os
import platform
import queue
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from ondit.samples import SAMPLES

HOME = Path(__file__).resolve().parents[1]
WORDS = 400
CORES = 2
BATCH = 32  # as the reading has it
STARTS = 7  # runs of a start-up, of which the middle one counts
TIMED = 20  # reports in which times alone are found

Text = tuple[str, str]  # language and words
Job = Callable[[Sequence[Text]], None]


@dataclass(frozen=True, slots=True)
class Share:
    """What one process did: when it started and ended (seconds of one clock), its peak memory in MB."""

    start: float
    end: float
    memory: float


@dataclass(frozen=True, slots=True)
class Pass:
    """All processes together."""

    reports: float
    words: float
    memory: float


def stories() -> list[Text]:
    """Texts of the stories, if this machine has them."""
    folders = (HOME / "evaluation" / "gold", Path(os.environ.get("ONDIT_GOLD") or HOME.parent / "shared" / "gold"))
    for folder in folders:
        paths = sorted((folder / "stories").glob("*/story.json"))
        if paths:
            return [text for path in paths for text in _story(path)]
    return []


def _story(path: Path) -> Iterator[Text]:
    for report in json.loads(path.read_text("utf-8"))["reports"]:
        yield report["language"], (path.parent / report["file"]).read_text("utf-8")


def samples() -> list[Text]:
    """The invented reports of the package."""
    from ondit.ingest.language import language_of

    texts = [sample.path.read_text("utf-8") for sample in SAMPLES]
    return [(language_of(text, "sample", None), text) for text in texts]


def join(texts: Sequence[Text], reports: int) -> list[Text]:
    """Reports of about 400 words, languages in turn; texts are used again when they run out."""
    languages = sorted({language for language, _ in texts})
    makers = [_joined([text for other, text in texts if other == language]) for language in languages]
    return [(languages[n % len(languages)], next(makers[n % len(languages)])) for n in range(reports)]


def _joined(texts: Sequence[str]) -> Iterator[str]:
    parts: list[str] = []
    while True:
        for text in texts:
            parts.append(text.strip())
            if sum(len(part.split()) for part in parts) >= WORDS * 0.8:
                yield "\n\n".join(parts)
                parts = []


def reader() -> Job:
    """The whole course of a report, parsers warm."""
    from ondit.ingest.report import report_of
    from ondit.reading import read_report
    from ondit.records import as_json
    from ondit.settings import Settings

    def read(texts: Sequence[Text]) -> None:
        for language, text in texts:
            report = report_of(text, "bench", Settings(language=language, published="2024-01-05"))
            json.dumps(as_json(read_report(report)), ensure_ascii=False)

    return read


def page_reader() -> Job:
    """The same course from the page: taken apart, its article found, read."""
    from ondit.ingest.report import report_of_page
    from ondit.reading import read_report
    from ondit.records import as_json
    from ondit.settings import Settings

    def read(texts: Sequence[Text]) -> None:
        for language, text in texts:
            report = report_of_page(page(text), "bench", Settings(language=language, published="2024-01-05"))
            json.dumps(as_json(read_report(report)), ensure_ascii=False)

    return read


def page(text: str) -> str:
    """A text as a page of a news site, with about as much around it as real ones have."""
    head, *body = [html.escape(line) for line in text.splitlines() if line.strip()]
    links = "".join(f"<li><a href='/{n}'>Article number {n} of another day</a></li>" for n in range(60))
    posts = "".join(f"<div class='comment'><b>reader{n}</b><p>I said so years ago.</p></div>" for n in range(20))
    return (
        f"<!doctype html><html><head><title>{head}</title><script>{'var x = 1;' * 2_000}</script></head><body>"
        f"<nav><ul>{links}</ul></nav><main><article><h1>{head}</h1><div class='share-bar'>Share</div>"
        f"<div class='article-body'>{''.join(f'<p>{line}</p>' for line in body)}</div></article>"
        f"<section class='related'><ul>{links}</ul></section><section class='comments'>{posts}</section></main>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    )


def parser() -> Job:
    """A plain pass of the same parsers: whole texts in batches, nothing made of them."""
    from ondit.annotate.pipeline import load_pipeline

    def parse(texts: Sequence[Text]) -> None:
        for code in sorted({language for language, _ in texts}):
            same = [text for language, text in texts if language == code]
            for _ in load_pipeline(code).pipe(same, batch_size=BATCH):
                pass

    return parse


def work(make: Callable[[], Job], texts: list[Text], gate: Barrier, out: Queue[Share]) -> None:
    """One process: load, wait for the other, then do the texts."""
    do = make()
    do(list({language: (language, text) for language, text in texts}.values()))  # one of each language warms up
    gate.wait()
    start = time.monotonic()
    do(texts)
    end = time.monotonic()
    out.put(Share(start, end, _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)))


def _megabytes(peak: int) -> float:
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def run(make: Callable[[], Job], texts: Sequence[Text]) -> Pass:
    """A pass over the texts in two processes, each with every other one of each language."""
    context = multiprocessing.get_context("spawn")
    gate, out = context.Barrier(CORES), context.Queue()
    piles: list[list[Text]] = [[], []]
    for n, text in enumerate(texts):
        piles[n // 2 % CORES].append(text)
    processes = [context.Process(target=work, args=(make, pile, gate, out)) for pile in piles]
    for process in processes:
        process.start()
    shares = _shares(out, processes)
    seconds = max(share.end for share in shares) - min(share.start for share in shares)
    words = sum(len(text.split()) for _, text in texts)
    return Pass(len(texts) / seconds, words / seconds, max(share.memory for share in shares))


def _shares(out: Queue[Share], processes: Sequence[BaseProcess]) -> list[Share]:
    """What each process did; ends the program if one of them fails, for the other would wait for ever."""
    shares: list[Share] = []
    while len(shares) < len(processes):
        try:
            shares.append(out.get(timeout=1))
        except queue.Empty:
            if any(process.exitcode for process in processes):
                for process in processes:
                    process.terminate()
                sys.exit("A process failed; what it said stands above.")
    for process in processes:
        process.join()
    return shares


def timed(*arguments: str, runs: int = 1) -> float:
    """Seconds that a fresh `ondit` takes from the shell's side, the middle of its runs."""
    seconds: list[float] = []
    for _ in range(runs):
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "ondit", *arguments], check=False, capture_output=True, text=True, timeout=120
        )
        seconds.append(time.monotonic() - start)
        if done.returncode:
            sys.exit(f"ondit {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return statistics.median(seconds)


def times(texts: Sequence[Text]) -> tuple[float, float]:
    """Seconds of the processor that times alone take, and those of the whole reading, for these reports in turn."""
    from ondit.annotate.pipeline import annotate
    from ondit.ingest.report import report_of
    from ondit.packs.language import language_pack
    from ondit.reading import read_report
    from ondit.settings import Settings
    from ondit.temporal.find import find_times

    reports = [report_of(text, "bench", Settings(language=code, published="2024-01-05")) for code, text in texts]
    ready = [(one, language_pack(one.language)) for one in reports]
    docs = [(annotate(one.text, one.parts, pack), pack, one.published) for one, pack in ready]
    for doc, pack, published in docs:
        find_times(doc, pack, published)
    start = time.process_time()
    for doc, pack, published in docs:
        find_times(doc, pack, published)
    alone = time.process_time() - start
    start = time.process_time()
    for report in reports:
        read_report(report)
    return alone, time.process_time() - start


def machine() -> str:
    """What this was measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = names[0] if names else platform.processor() or platform.machine()
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("spacy", "thinc", "numpy"))
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {versions}"


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--reports", type=int, default=120)
    count = max(4, options.parse_args().reports)
    found = stories()
    texts = join(found or samples(), count)
    mean = sum(len(text.split()) for _, text in texts) / len(texts)
    print(f"machine   {machine()}")
    source = "the stories" if found else "the samples"
    print(f"texts     {len(texts)} reports of {mean:.0f} words from {source}", flush=True)
    whole, pages, plain = run(reader, texts), run(page_reader, texts), run(parser, texts)
    print(f"\n{'':<12}{'reports/s':>11}{'words/s':>10}{'peak MB a process':>20}")
    for name, one in (("text", whole), ("HTML", pages), ("parsers", plain)):
        print(f"{name:<12}{one.reports:>11.1f}{one.words:>10.0f}{one.memory:>20.0f}")
    ratio = plain.reports / whole.reports
    print(f"reading text takes {ratio:.2f} times what the plain parsers take, on {CORES} processes", flush=True)
    alone, reading = times(texts[:TIMED])
    each = 1000 / len(texts[:TIMED])
    print(f"\ntimes alone take {alone * each:.2f} ms a report, the whole reading {reading * each:.1f} ms (one process)")
    start = timed("--help", runs=STARTS)
    first = timed("read", str(SAMPLES[0].path), "--format", "json", runs=3)
    print(f"\nondit --help                       {start:6.2f} s  (middle of {STARTS})")
    print(f"first reading, parser load included {first:5.2f} s  (middle of 3)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
