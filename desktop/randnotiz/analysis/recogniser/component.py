"""The recogniser as parts of a spaCy pipeline: a tokeniser and a component.

Importing ``randnotiz.analysis.recogniser`` registers both, after which ``spacy.load(folder)`` opens the
shipped folder::

    nlp = spacy.load(folder)
    doc = nlp("Angela Merkel traf in Kiew den Chef der NATO.")
    [(ent.text, ent.label_, ent._.confidence) for ent in doc.ents]

``doc.ents`` are PER, ORG and LOC, as spans whose ``_.confidence`` is the probability of exactly that span
with that label. ``doc._.names`` has the same as ``Name`` objects with character offsets, and beside them the
names inside compounds and the words derived from names. ``doc._.language`` ("de", "en" or None), set before
the component runs, tells the language.

``nlp.get_pipe("names").recognition`` does the same without a ``Doc``, and streams the first names first.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from .recognition import Recognition
from .words import word_spans

FACTORY = "randnotiz_names"
COMPONENT = "names"
TOKENISER = "randnotiz.words.v1"

Doc.set_extension("names", default=None, force=True)
Doc.set_extension("language", default=None, force=True)
Span.set_extension("confidence", default=None, force=True)


class WordTokeniser:
    """Cuts a text into the words that the model labels; white space other than one space becomes a token of
    its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        before = 0
        for start, end in [*word_spans(text), (len(text), len(text))]:
            gap = text[before:start]
            if words and gap.startswith(" "):
                spaces[-1] = True
                gap = gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
            if end > start:
                words.append(text[start:end])
                spaces.append(False)
            before = end
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Nothing to keep: the tokeniser has no settings."""

    def from_disk(self, path: str | Path, **_: Any) -> "WordTokeniser":
        return self

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> "WordTokeniser":
        return self


@registry.tokenizers(TOKENISER)  # type: ignore[untyped-decorator]
def create_tokeniser() -> Callable[[Language], WordTokeniser]:
    """The tokeniser for a pipeline's configuration."""
    return lambda nlp: WordTokeniser(nlp.vocab)


class NamesComponent:
    """Sets ``doc.ents`` and ``doc._.names``; see the module's docstring."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._loaded: Recognition | None = None

    @property
    def recognition(self) -> Recognition:
        """The recognition behind the component. Raises RuntimeError before ``from_disk`` has given it a
        model."""
        if self._loaded is None:
            raise RuntimeError("The names component has no model yet: load it from a folder.")
        return self._loaded

    def __call__(self, doc: Doc) -> Doc:
        names = self.recognition.names(doc.text, doc._.language)
        spans: list[Span] = []
        for name in names:
            if name.kind != "name":
                continue
            span = doc.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
            if span is not None:
                span._.confidence = name.confidence
                spans.append(span)
        doc.ents = spans
        doc.user_data["confidence"] = {(s.start_char, s.end_char): s._.confidence for s in spans}
        doc._.names = names
        return doc

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> "NamesComponent":
        """Open the model in folder ``path``. Raises OSError or ValueError."""
        self._loaded = Recognition.load(Path(path), self._threads)
        return self


@Language.factory(
    FACTORY,
    default_config={"threads": 0},
    assigns=["doc.ents", "doc._.names", "span._.confidence"],
)
def create_component(nlp: Language, name: str, threads: int) -> NamesComponent:
    """The component; ``threads``: cores that it may use, 0 for two or as many as there are."""
    return NamesComponent(threads or min(2, os.cpu_count() or 1))
