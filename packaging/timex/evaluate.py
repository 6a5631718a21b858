"""Measure the time expressions against annotated text: TimeML folders with values, JSON lines with spans
only.

    python packaging/timex/evaluate.py CORPORA            (the folder that holds krauts-dolomiten-42, gum-en,
    ...) python packaging/timex/evaluate.py CORPORA --notes    (with every difference)

`speed` as the only argument measures words per second on text written for it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from datetime import date
from html import unescape
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "desktop")]

from randnotiz.analysis.timex import extract_dateline, find_times, resolve  # noqa: E402
from timex.scoring import Tally, Timex  # noqa: E402

_TIMEX = re.compile(r"<TIMEX3([^>]*)>([^<]*)</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def read_timeml(path: Path) -> tuple[str, date, list[Timex]]:
    """A TimeML file's text, creation date and expressions (code point offsets into that text)."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r'functionInDocument="CREATION_TIME"[^>]*>(\d{4}-\d\d-\d\d)', source)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    if created is None or body is None:
        raise ValueError(f"{path} is no TimeML with a creation time and a text")
    text, found, place = "", [], 0
    for match in _TIMEX.finditer(body[1]):
        text += unescape(body[1][place : match.start()])
        content, start = unescape(match[2]), len(text)
        text += content
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        found.append(Timex(start, len(text), attributes["type"], attributes.get("value"), content))
        place = match.end()
    return text + unescape(body[1][place:]), date.fromisoformat(created[1]), found


def recognised(text: str, language: str, published: date | None) -> list[Timex]:
    """What the program finds in a text, with values."""
    expressions = find_times(text, "de" if language == "de" else "en")
    return [
        Timex(found.start, found.end, found.type, found.value, text[found.start : found.end])
        for found in resolve(expressions, published)
    ]


def judge_timeml(folder: Path, notes: bool) -> None:
    """Strict, relaxed, value and type F1 over a folder of German TimeML, all types and DATE alone."""
    every, dates = Tally(), Tally()
    for path in sorted(folder.glob("*.tml")):
        text, created, reference = read_timeml(path)
        system = recognised(text, "de", created)
        every.add(path.name[:12], text, reference, system)
        dates.add(
            path.name,
            text,
            [t for t in reference if t.type == "DATE"],
            [t for t in system if t.type == "DATE"],
        )
    print(folder.name)
    if notes:
        print("\n".join(every.notes))
    print(every.line("all types"))
    print(dates.line("DATE alone"))


def judge_spans(path: Path, language: str, prefixes: tuple[str, ...], notes: bool) -> None:
    """Extents only, against JSON lines with DATE (and TIME, DURATION) spans.

    What overlaps a TIME or DURATION of the reference is neither right nor wrong where only DATE is judged.
    """
    tally = Tally()
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if not row["source"].startswith(prefixes):
            continue
        text = row["text"]
        spans = [Timex(s, e, label, None, text[s:e]) for s, e, label in row["ents"]]
        reference = [t for t in spans if t.type == "DATE"]
        other = [t for t in spans if t.type in ("TIME", "DURATION")]
        stated = extract_dateline(text)
        system = [
            t
            for t in recognised(text, language, stated[0] if stated else None)
            if not any(t.start < o.end and o.start < t.end for o in other)
        ]
        tally.add(row["source"][-18:], text, reference, system)
    if notes:
        print("\n".join(note for note in tally.notes if " VALUE " not in note and " TYPE " not in note))
    print(tally.line(f"{path.parent.name}/{path.stem}"))


SAMPLE = (
    "Am Dienstag trafen sich die Fachleute zum dritten Mal in diesem Jahr, nachdem der Rat im Februar 2024 "
    "lange beraten hatte. Vom 3. bis 5. Mai tagt ein Ausschuss, um 14.30 Uhr beginnt die Anhörung, und wer "
    "dabei sein möchte, meldet sich bis Ende der Woche im Rathaus an. Die Straße bleibt seit drei Wochen "
    "gesperrt.\n"
)


def measure_speed() -> None:
    """Words per second on one core, and on text twice as long: the ratio shows that the work is linear."""
    find_times(SAMPLE, "de")
    for copies in (500, 1000, 2000):
        text = SAMPLE * copies
        begun = time.perf_counter()
        found = resolve(find_times(text, "de"), date(2025, 8, 20))
        seconds = time.perf_counter() - begun
        words = len(text.split())
        print(
            f"{words:>8} words, {len(found):>6} expressions, {seconds:6.2f} s, {words / seconds:9.0f} words/s"
        )


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", help="a folder of corpora, or the word speed")
    parser.add_argument("--notes", action="store_true", help="print every difference")
    parser.add_argument("--only", default="", help="judge only corpora whose name contains this")
    options = parser.parse_args()
    if options.corpora == "speed":
        measure_speed()
        return
    corpora = Path(options.corpora)
    if options.only in "krauts-dolomiten-42":
        judge_timeml(corpora / "krauts-dolomiten-42", options.notes)
    for name, language, prefixes in (
        ("gum-en/train", "en", ("gum:news", "gum:interview")),
        ("gum-en/dev", "en", ("gum:news", "gum:interview")),
        ("re-docred/train", "en", ("",)),
        ("smartdata/dev", "de", ("smartdata:news",)),
        ("smartdata/train", "de", ("smartdata:news",)),
    ):
        path = corpora / f"{name}.jsonl"
        if options.only in name and path.exists():
            judge_spans(path, language, prefixes, options.notes)


if __name__ == "__main__":
    main()
