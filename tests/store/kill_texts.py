"""Kill a program while articles take new texts and files of notes come in; see `kill_kinds`.

python tests/store/kill_texts.py 200
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "desktop"), str(ROOT)]

from tests.store.kill_kinds import Kind, kill_many  # noqa: E402
from tests.store.making import NOON, make_annotation, make_article, rows_of  # noqa: E402

from randnotiz.domain.annotation import AnchorState, Annotation  # noqa: E402
from randnotiz.domain.article import Article  # noqa: E402
from randnotiz.domain.selector import describe  # noqa: E402
from randnotiz.domain.span import Span  # noqa: E402
from randnotiz.session.arrivals import take_in  # noqa: E402
from randnotiz.session.bringing import Fate, Plan, PlannedNote, save  # noqa: E402
from randnotiz.store import Library, open_library  # noqa: E402

NOTES = 40


def text(n: int) -> Article:
    """The article's text number `n`: each differs from the one before, and all notes but one move."""
    body = " ".join(f"Wort{k}" for k in range(400))
    return make_article(f"Fassung {n} {'neu ' * (n % 50)}{body} Ende{n}", f"Titel {n}")


class TextExchanged(Kind):
    """An article takes one text after the other, its notes along with it."""

    def prepare(self) -> None:
        if self.path.exists():
            return
        library = open_library(self.path).library
        stored = library.articles.add(text(0), NOON)
        words = stored.article.text
        for k in range(NOTES):
            start = words.index(f"Wort{k * 9 + 1} ")
            note = make_annotation(stored, f"{k}", Span(start, words.index(" ", start)), note=f"Notiz {k}")
            library.annotations.save(note)
        start = words.index("Ende0")
        library.annotations.save(make_annotation(stored, "ende", Span(start, start + 5), note="am Ende"))
        library.close()

    def act(self, library: Library, n: int) -> None:
        arrived = take_in(library, text(n), NOON + timedelta(seconds=n))
        assert arrived.changed, arrived

    def found(self, library: Library) -> int:
        (summary,) = rows_of(library)
        article = library.articles.get(summary.id).article
        n = int(summary.title.split()[1])
        assert article == text(n)
        notes = library.annotations.of_article(summary.id)
        assert len(notes) == NOTES + 1
        for note in notes:
            if note.state is AnchorState.ANCHORED:
                assert note.span.of(article.text) == note.selector.exact
        assert len(library.versions.of_article(summary.id)) == n
        return n


class NotesBroughtIn(Kind):
    """A file of notes after the other is saved: all of its notes or none."""

    def prepare(self) -> None:
        if not self.path.exists():
            library = open_library(self.path).library
            library.articles.add(text(0), NOON)
            library.close()

    def act(self, library: Library, n: int) -> None:
        words = text(0).text
        notes = []
        for k in range(NOTES):
            span = Span(k, k + 4)
            note = Annotation(f"{n}-{k}", 1, describe(words, span), NOON, NOON, note=f"Notiz {n}")
            notes.append(PlannedNote(note, Fate.PLACED))
        save(library, Plan("datei", 1, "Titel", tuple(notes)), with_unplaced=True)

    def found(self, library: Library) -> int:
        numbers = {note.id.split("-")[0] for note in library.annotations.of_article(1)}
        assert len(library.annotations.of_article(1)) == NOTES * len(numbers)
        return max(map(int, numbers), default=0)


def main(times: int) -> None:
    """Share the kills out between both kinds and tell what came of each."""
    seed = random.randrange(10**6)
    with tempfile.TemporaryDirectory() as folder:
        for kind in (TextExchanged, NotesBroughtIn):
            outcome = kill_many(kind(Path(folder) / kind.__name__), times // 2, random.Random(seed))
            sys.stdout.write(
                f"{kind.__name__}: {times // 2} kills, {outcome['done']} times the write under way was found "
                f"done, {outcome['not done']} times not; nothing half done (seed {seed})\n"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]))
