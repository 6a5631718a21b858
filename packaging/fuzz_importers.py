"""Throws damaged files at the importers: mutations of real ones, each run under a limit of memory and time.

    python packaging/fuzz_importers.py [FORMAT ...] [--seconds N] [--seed N] [--seeds FOLDER] [--keep FOLDER]

Per format it prints how many cases ran in how many seconds, what came of them, the slowest case, and each
finding: an exception that is no ImportProblem, an article that breaks the contract, a case that takes longer
than `--slow` seconds, or a process that died. Findings are written to `--keep`, to be made into tests.
The same seed throws the same cases. Exit status 1: found.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import multiprocessing
import random
import re
import resource
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SUFFIXES: Final = {
    "html": (".html", ".htm"),
    "mail": (".eml", ".mht", ".mhtml"),
    "markdown": (".md",),
    "text": (".txt",),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "odt": (".odt",),
    "rtf": (".rtf",),
    "epub": (".epub",),
    "json": (".json", ".jsonld"),
}
PACKED: Final = ("docx", "odt", "epub")
_MEMORY: Final = 2 * 1024**3  # bytes of address space
_HANGS: Final = 60.0  # seconds after which a case is ended
_TOKENS: Final = tuple(
    b"\0|\xff|\xfe\xff|\xef\xbb\xbf|<|>|</|<!--|-->|<![CDATA[|]]>|<!DOCTYPE x [|&#0;|&#xFFFFFFFF;|&amp;|{|}|"
    rb"\u-1?|\'ff|\bin99999999 |\par|\pard|\trowd|\*|obj|endobj|stream|endstream|xref|trailer|<<|>>|/Kids|"
    b"/Parent 2 0 R|/Count 99999999|-1|0|99999999999|1e309|%s|\r\n\r\n|--|=?utf-8?b?|;charset=utf-16|"
    b"[[[[[[[[|((((((((|********|________|> > > > > |- - - - - |`````````|\t\t\t\t|\xc2\xad|\xe2\x80\xa8|"
    b"\xf0\x9f\x98\x80|<table><tr><td>|<ul><li>|<blockquote>|<svg>|<p>|<br>|<w:p>|<w:tbl>|<text:list>|../../".split(
        b"|"
    )
)

_ELEMENT: Final = re.compile(rb"<([\w:-]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
_VALUE: Final = re.compile(rb'[\w:-]+="([^"<>]*)"')
_VALUES: Final = (
    b"",
    b"-1",
    b"0",
    b"999999999999",
    b"1e9",
    b"x",
    b"../../x",
    b"true",
    b"a b c",
    b"\xc3\xa4" * 9,
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with a few wounds: bytes changed, stretches cut, doubled, swapped, tokens put in."""
    wounds: list[Callable[[bytearray, random.Random], None]] = [_flip, _cut, _double, _put, _swap, _truncate]
    result = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        if result:
            chance.choices(wounds, (6, 3, 3, 6, 2, 1))[0](result, chance)
    return bytes(result[:4_000_000])


def _place(data: bytearray, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + int(2 ** chance.uniform(0, 11)))


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 4, 32))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random) -> None:
    start, end = _place(data, chance)
    del data[start:end]


def _double(data: bytearray, chance: random.Random) -> None:
    start, end = _place(data, chance)
    times = min(int(2 ** chance.uniform(0, 12)), 200_000 // max(1, end - start))
    data[start:start] = bytes(data[start:end]) * max(1, times)


def _put(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    data[start:start] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 3, 500))


def _swap(data: bytearray, chance: random.Random) -> None:
    (a, b), (c, d) = _place(data, chance), _place(data, chance)
    data[a:b], data[c : c + (b - a)] = data[c:d], data[a:b]


def _truncate(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def case_of(data: bytes, chance: random.Random) -> bytes:
    """A mutation of a file; of an archive, more often of what is in it, put back into a sound one."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, chance)
    if data.startswith(b"%PDF") and chance.random() < 0.5:
        return _with_streams(data, chance)
    return mutated(data, chance)


def reshaped(data: bytes, chance: random.Random) -> bytes:
    """XML that stays well-formed: values changed, elements doubled, taken out, put elsewhere, nested."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        elements = list(_ELEMENT.finditer(data))
        values = list(_VALUE.finditer(data))
        if values and chance.random() < 0.5:
            start, end = chance.choice(values).span(1)
            data = data[:start] + chance.choice(_VALUES) + data[end:]
        elif elements:
            start, end = chance.choice(elements).span()
            piece = data[start:end]
            again = chance.choice((b"", piece * 2, piece * 200, b"<x>" * 40 + piece + b"</x>" * 40))
            data = data[:start] + again + data[end:]
            if chance.random() < 0.3 and (others := list(_ELEMENT.finditer(data))):
                place = chance.choice(others).start()
                data = data[:place] + piece + data[place:]
    return data[:4_000_000]


def _repacked(data: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        names = [name for name in source.namelist() if name.endswith(("ml", ".rels", ".opf", ".ncx"))]
        chosen = set(chance.sample(names, min(len(names), chance.choice((1, 1, 2)))))
        for name in source.namelist():
            content = source.read(name)
            wound = reshaped if chance.random() < 0.7 else mutated
            out.writestr(name, wound(content, chance) if name in chosen and content else content)
    return packed.getvalue()


def _with_streams(data: bytes, chance: random.Random) -> bytes:
    """A PDF with one of its packed streams changed inside."""
    start = data.find(b"stream", chance.randrange(len(data)))
    start = data.find(b"\n", start) + 1
    end = data.find(b"endstream", start)
    try:
        content = zlib.decompress(data[start:end].strip(b"\r\n")) if 0 < start < end else b""
    except zlib.error:
        content = b""
    if not content:
        return mutated(data, chance)
    packed = zlib.compress(mutated(content, chance))
    return data[:start] + packed + b"\n" + data[end:]


def attempt(data: bytes, name: str) -> str:
    """What comes of a case: "article" or a problem's key. Anything else is raised."""
    sys.path.insert(0, str(ROOT / "desktop"))
    from randnotiz.domain.article import normalise_text
    from randnotiz.domain.problem import ImportProblem
    from randnotiz.importers import import_bytes

    try:
        article = import_bytes(data, name)
    except ImportProblem as problem:
        return problem.key
    assert article.text == normalise_text(article.text), "text is not normalised"
    assert article.title.strip(), "no title"
    position = 0
    for block in article.blocks:
        assert position <= block.start < block.end <= len(article.text), f"block out of order: {block}"
        position = block.end
    assert all(0 <= style.start < style.end <= len(article.text) for style in article.styles), "style outside"
    return "article"


def _serve(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        data, name = pipe.recv()
        started = time.process_time()
        try:
            outcome, trouble = attempt(data, name), ""
        except BaseException:
            outcome, trouble = "exception", traceback.format_exc()
        pipe.send((outcome, trouble, time.process_time() - started))


class Range:
    """A process at which cases are thrown; another one takes its place when it dies."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("fork").Process(
            target=_serve, args=(theirs,), daemon=True
        )
        self._process.start()
        theirs.close()

    def throw(self, data: bytes, name: str) -> tuple[str, str, float]:
        """Outcome, what is wrong with it ("" for nothing), processor seconds."""
        self._pipe.send((data, name))
        try:
            if self._pipe.poll(_HANGS):
                outcome: tuple[str, str, float] = self._pipe.recv()
                return outcome
            trouble = f"still running after {_HANGS:.0f} s"
        except EOFError:
            self._process.join()
            trouble = f"died with exit code {self._process.exitcode}"
        self.close()
        self._start()
        return "died", trouble, _HANGS

    def close(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def fuzz(form: str, seeds: list[Path], arguments: argparse.Namespace) -> int:
    """Throw cases of one format for the time given; the number of findings."""
    chance = random.Random(f"{arguments.seed} {form}")
    contents = [path.read_bytes() for path in seeds]
    target = Range()
    outcomes: Counter[str] = Counter()
    slowest, found, seen = 0.0, 0, set[str]()
    started = time.monotonic()
    while time.monotonic() - started < arguments.seconds:
        data = case_of(chance.choice(contents), chance)
        outcome, trouble, seconds = target.throw(data, f"case{SUFFIXES[form][0]}")
        outcomes[outcome] += 1
        slowest = max(slowest, seconds)
        if not trouble and seconds > arguments.slow:
            trouble = f"took {seconds:.1f} s"
        kind = trouble.strip().splitlines()[-1][:200] if trouble else ""
        if kind and kind not in seen:
            seen.add(kind)
            found += 1
            arguments.keep.mkdir(parents=True, exist_ok=True)
            kept = arguments.keep / f"{form}-{hashlib.sha256(data).hexdigest()[:12]}{SUFFIXES[form][0]}"
            kept.write_bytes(data)
            print(f"  FOUND {kept}: {trouble[-1500:]}", flush=True)
    target.close()
    total, spent = sum(outcomes.values()), time.monotonic() - started
    print(
        f"{form}: {total} cases in {spent:.0f} s, slowest {slowest:.2f} s, {found} findings, {dict(outcomes)}"
    )
    sys.stdout.flush()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Throw damaged files at the importers.")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=", ".join(SUFFIXES))
    parser.add_argument("--seconds", type=float, default=60, help="for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow", type=float, default=5, help="processor seconds that count as a finding")
    parser.add_argument("--seeds", type=Path, action="append", default=[], help="folders of real files")
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz", help="where findings go")
    arguments = parser.parse_args()
    folders = [ROOT / "tests" / "golden" / "importers", ROOT / "seeds", *arguments.seeds]
    found = 0
    for form in arguments.formats or SUFFIXES:
        seeds = sorted(
            path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES[form]
        )
        if seeds:
            found += fuzz(form, seeds, arguments)
        else:
            print(f"{form}: no files to begin with; name a folder with --seeds")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
