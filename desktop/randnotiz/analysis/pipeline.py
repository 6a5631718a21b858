"""From a text to its analysis. The only module that imports spaCy, and that only in `load`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import SEEK_END
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, Literal, cast
from zlib import crc32

from randnotiz import __version__, locations
from randnotiz.analysis.cutting import Stretch, stretches
from randnotiz.analysis.entities import Name, group
from randnotiz.analysis.short_texts import likelier_language
from randnotiz.domain.article import text_hash
from randnotiz.domain.dating import dated
from randnotiz.domain.mention import Analysis, Label, Mention
from randnotiz.domain.problem import AnalysisProblem
from randnotiz.domain.timex import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES: Final = 3
"""Goes up whenever the rules for dates or entities change, so that cached analyses do not outlive them."""

LANGUAGES: Final = ("de", "en")
_WARMING: Final = "Am 3. Mai sprach Anna Beispiel (Beispielwerk) in Berlin. Beispiel reiste danach nach Kiew."
# A model this sure of a name has seen the words around it; a date is found by its own words alone.
_SURE: Final = 0.9
# A detector of languages errs on a headline or a list of names; a text that long it knows.
_PROSE: Final = 400
_TAIL: Final = 65_536

Recogniser = Callable[[str, Literal["de", "en"]], Sequence[Name]]
Detector = Callable[[str], str | None]
TimeFinder = Callable[[str, Literal["de", "en"]], Sequence[TimeExpression]]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch more is done. `analysis` covers the first `done` code points, where it is worth showing."""

    done: int
    analysis: Analysis | None


class Pipeline:
    """A recogniser, a finder of dates, and what is made of their findings. `model` names all three.

    `detect` tells the language of a text that comes without one.
    """

    def __init__(
        self, recognise: Recogniser, find_times: TimeFinder, model: str, detect: Detector = lambda text: None
    ) -> None:
        self._recognise = recognise
        self._find_times = find_times
        self._detect = detect
        self.model = model

    def warm_up(self) -> None:
        """Run once, so that the first article does not pay for what is built on first use."""
        self.analyse(_WARMING, "de", date(2025, 5, 5))

    def analyse(self, text: str, language: str | None, published: date | None) -> Analysis:
        """All that is found in `text`. Raises AnalysisProblem for languages other than German and English."""
        *_, last = self.steps(text, language, published, partial=False)
        assert last.analysis is not None
        return last.analysis

    def steps(
        self,
        text: str,
        language: str | None,
        published: date | None,
        *,
        hash_of_text: str = "",
        partial: bool = True,
    ) -> Iterator[Step]:
        """Analyse stretch by stretch; the last step carries the whole analysis.

        With `partial`, steps at doubling distances carry what was found so far: all of them together then
        cost no more than the last. A `language` of None is detected. Raises AnalysisProblem for a language
        that is neither German nor English.
        """
        spoken = self.language_of(text, language)
        names: list[Name] = []
        times: list[TimeExpression] = []
        found_hash = hash_of_text or text_hash(text)

        def analysis(end: int) -> Analysis:
            return self._assemble(text[:end], found_hash, spoken, published, names, times)

        shown = 0
        for stretch in stretches(text):
            self._read(text, stretch, spoken, names, times)
            if stretch.end == len(text):
                break
            worth_showing = partial and stretch.end >= 2 * shown
            shown = stretch.end if worth_showing else shown
            yield Step(stretch.end, analysis(stretch.end) if worth_showing else None)
        yield Step(len(text), analysis(len(text)))

    def language_of(self, text: str, language: str | None) -> Literal["de", "en"]:
        """The language to analyse in: as given, or detected, or the likelier one of a short text.

        Raises AnalysisProblem for another one, but for a short text only if it was given.
        """
        known = language or self._detect(text)
        if known in LANGUAGES:
            return cast(Literal["de", "en"], known)
        if known and (language or len(text) >= _PROSE):
            raise AnalysisProblem("analysis.language", language=known)
        return likelier_language(text)

    def _read(
        self,
        text: str,
        stretch: Stretch,
        language: Literal["de", "en"],
        names: list[Name],
        times: list[TimeExpression],
    ) -> None:
        """Add what begins within a stretch to `names` and `times`."""
        words = text[stretch.first : stretch.last]
        covered = names[-1].end if names else 0
        for name in self._recognise(words, language):
            moved = name.shifted(stretch.first)
            if max(stretch.start, covered) <= moved.start < stretch.end:
                names.append(moved)
        covered = times[-1].end if times else 0
        sentence = times[-1].sentence + 1 if times else 0
        entry = times[-1].entry + 1 if times else 0
        for time in self._find_times(words, language):
            start = time.start + stretch.first
            if max(stretch.start, covered) <= start < stretch.end:
                times.append(
                    replace(
                        time,
                        start=start,
                        end=time.end + stretch.first,
                        sentence=time.sentence + sentence,
                        entry=time.entry + entry,
                    )
                )

    def _assemble(
        self,
        text: str,
        found_hash: str,
        language: Literal["de", "en"],
        published: date | None,
        names: Sequence[Name],
        times: Sequence[TimeExpression],
    ) -> Analysis:
        kept_names, kept_times = settle(names, times)
        mentions, entities = group(text, kept_names, language)
        dates = [
            Mention(
                start=time.start,
                end=time.end,
                label=Label.DATE,
                entity="",
                origin="rule",
                time=time.to_dict(),
            )
            for time in kept_times
        ]
        taken = [(time.start, time.end) for time in kept_times]
        free = [mention for mention in mentions if not mention.related or not _hit(mention, taken)]
        everything = sorted((*free, *dates), key=lambda mention: (mention.start, mention.end))
        found = Analysis(found_hash, self.model, language, tuple(everything), tuple(entities))
        return dated(found, text, published)


def settle(names: Sequence[Name], times: Sequence[TimeExpression]) -> tuple[list[Name], list[TimeExpression]]:
    """Names and dates without overlaps, each in text order.

    A date within a longer name belongs to the name ("Bündnis 90", "Club der 27er"), a name within a longer
    date to the date ("Mitte Mai", where Mitte is no quarter of Berlin). Otherwise a name stays that the model
    is sure of (Theresa May), and the date where it is not.
    """
    lost_names: set[int] = set()
    lost_times: set[int] = set()
    place = 0
    for number, time in enumerate(times):
        while place < len(names) and names[place].end <= time.start:
            place += 1
        for other in range(place, len(names)):
            if names[other].start >= time.end:
                break
            if _name_wins(names[other], time):
                lost_times.add(number)
            else:
                lost_names.add(other)
    # A name that lost to a date which itself lost to another name stays lost: both readings were doubtful.
    return (
        [name for number, name in enumerate(names) if number not in lost_names],
        [time for number, time in enumerate(times) if number not in lost_times],
    )


def _name_wins(name: Name, time: TimeExpression) -> bool:
    longer_name = name.start <= time.start and time.end <= name.end
    longer_time = time.start <= name.start and name.end <= time.end
    if longer_name != longer_time:
        return longer_name
    return name.confidence is None or name.confidence >= _SURE


def _hit(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def load(detect: Detector) -> Pipeline:
    """The program's own pipeline. Takes about a second.

    Raises AnalysisProblem: `analysis.no_model` or `analysis.bad_model`, each with `folder`.
    """
    try:
        folder = locations.model()
        present = (folder / "config.cfg").is_file()
    except FileNotFoundError as error:
        raise AnalysisProblem("analysis.no_model", folder=str(error)) from error
    if not present:
        raise AnalysisProblem("analysis.no_model", folder=str(folder))
    _spare_command_line()
    import spacy

    import randnotiz.analysis.recogniser  # noqa: F401  (registers the component)
    from randnotiz.analysis.timex import find_times

    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise AnalysisProblem("analysis.bad_model", folder=str(folder), reason=reason) from error
    meta = nlp.meta
    model = f"{meta['lang']}_{meta['name']}-{meta['version']}-{_fingerprint(folder)}+{__version__}.{RULES}"

    def recognise(text: str, language: str) -> list[Name]:
        doc = nlp.make_doc(text)
        doc._.language = language
        return _names(nlp(doc))

    return Pipeline(recognise, find_times, model, detect)


def _fingerprint(folder: Path) -> str:
    """Tells two pipelines of the same name and version apart, without reading all of their megabytes."""
    value = 0
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        with file.open("rb") as content:
            size = content.seek(0, SEEK_END)
            content.seek(max(0, size - _TAIL))
            value = crc32(f"{file.relative_to(folder).as_posix()} {size}".encode() + content.read(), value)
    return f"{value:08x}"


def _spare_command_line() -> None:
    """Keep spaCy from importing its own command line.

    `import spacy` brings in all of `spacy.cli` for the sake of one function, and with it typer, rich,
    requests and httpx: a third of its time, and network clients that this program has no use for.
    """
    for name in ("spacy.cli", "spacy.cli.info"):
        if name not in sys.modules:
            module = ModuleType(name)
            module.__path__ = []
            sys.modules[name] = module
            vars(module)["info"] = None


def _names(doc: Doc) -> list[Name]:
    """The names of a Doc with the confidence that the component gives each."""
    return [
        Name(
            start=entity.start_char,
            end=entity.end_char,
            label=Label(entity.label_),
            confidence=entity._.confidence,
        )
        for entity in doc.ents
        if entity.label_ in Label.__members__ and entity.label_ != Label.DATE
    ]
