"""A generated library of as many articles as one likes, with words that are spread as words are.

    python tests/benchmarks/many_articles.py FILE [articles]

The most frequent German words stand as often as they do in newspapers; behind them come made-up stems by
Zipf's law (G. K. Zipf, Human Behavior and the Principle of Least Effort, 1949: frequency falls with rank),
and one noun in five is a compound of two, so that the vocabulary grows with the text as German's does. Every
third article has an analysis, one in twenty notes. The same numbers give the same library; it goes through
the program's own store, in slices, and needs little memory.
"""

from __future__ import annotations

import random
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.store import Library, open_library

START = datetime(2015, 1, 1, 6, 0, tzinfo=UTC)
SLICE = 1000
STEMS = 30_000


def _words(text: str) -> list[str]:
    return text.split()


FUNCTION_WORDS = _words("""
die der und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor
zur bis mehr durch man sein wurde sei hatte kann gegen vom können schon wenn habe seine mark ihre dann
unter wir soll ich eines jahr zwei jahren diese dieser wieder keine uhr seiner worden und will zwischen
immer millionen was sagte gibt alle seit muss wurden beim doch jetzt waren drei jahre neue neuen damit
bereits da ihr seinen müssen ab ihrer ohne sondern selbst ersten nun etwa heute ihren weil ihm seien
menschen deutschland anderen werde ich sagt wir eines rund für""")
SYLLABLES = _words("""
ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ha he hi ho hu ka ke ki ko ku la le li lo lu
ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu wa we wi wo wu
scha sche schi schö spra ste stra strö trä kräf grü blü mün köl füh größ fuß gel berg burg land stein wald
bach feld heim dorf tung keit heit schaft nis tion ment ling tum sal chen lein ung isch lich bar sam haft
los voll wert reich arm""")
GIVEN = _words("""
Anna Bernd Carla Dieter Eva Frank Gisela Hans Ines Jörg Karin Lars Maria Norbert Olga Peter Renate Stefan
Tanja Uwe Vera Walter Yvonne Zoran Jürgen Käthe Günther Björn Andrea Michael""")
FAMILY = _words("""
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf
Schröder Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Werner Krause Lehmann Köhler Maier König
Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther
Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus
Martin Groß""")
PLACES = _words("""
Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Bremen Dresden Hannover
Nürnberg Duisburg Bochum Wuppertal Bielefeld Bonn Münster Mannheim Karlsruhe Augsburg Wiesbaden
Mönchengladbach Aachen Kiel Magdeburg Zürich Wien Paris London Washington Moskau Kiew Brüssel Warschau
Straßburg Tokio Peking""")
KINDS = _words("Bund Amt Verein Rat Bank Werk Partei Klinik Hochschule Gewerkschaft Stiftung Versicherung")
PAPERS = [f"{place}er {kind}" for place in PLACES[:20] for kind in ("Anzeiger", "Tageblatt")]


class Name(NamedTuple):
    """Something that articles name."""

    words: str
    label: Label


class Pool:
    """Words or names with how often each is taken."""

    def __init__(self, items: list[str] | list[Name], skew: float) -> None:
        self.items = items
        self._weights = list(accumulate(1 / (rank + 2.7) ** skew for rank in range(len(items))))

    def take(self, rng: random.Random, count: int) -> list[str] | list[Name]:
        """So many of them, the first ones most often."""
        return rng.choices(self.items, cum_weights=self._weights, k=count)  # type: ignore[return-value]


class Writer:
    """Writes articles, each the same for the same number."""

    def __init__(self) -> None:
        rng = random.Random(7)
        stems = ["".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 2, 3, 3)))) for _ in range(STEMS)]
        nouns = [stem.capitalize() if rng.random() < 0.5 else stem for stem in stems]
        self.words = Pool([*FUNCTION_WORDS, *nouns], 1.0)
        people = [Name(f"{given} {family}", Label.PER) for given in GIVEN for family in FAMILY]
        bodies = [Name(f"{stem.capitalize()}-{kind}", Label.ORG) for stem in stems[:40] for kind in KINDS]
        rng.shuffle(people)
        rng.shuffle(bodies)
        self.names = Pool([*(Name(place, Label.LOC) for place in PLACES), *people, *bodies], 0.7)
        self.stems = stems

    def sentence(self, rng: random.Random) -> tuple[str, list[tuple[int, Name]]]:
        """A sentence, and where names begin in it."""
        words = [str(word) for word in self.words.take(rng, rng.randint(7, 19))]
        for place, word in enumerate(words):
            if word[0].isupper() and rng.random() < 0.2:
                words[place] = word + rng.choice(self.stems)
        named: dict[int, Name] = {}
        if rng.random() < 0.5:
            (name,) = self.names.take(rng, 1)
            assert isinstance(name, Name)
            named[rng.randrange(len(words))] = name
        text, found = "", []
        for place, word in enumerate(words):
            if place in named:
                found.append((len(text), named[place]))
                word = named[place].words
            text += (word[0].upper() + word[1:] if not place else word) + " "
        return text[:-1] + ".", found

    def article(self, number: int) -> tuple[Article, list[tuple[int, Name]]]:
        """An article of some 350 words, and where names begin in it."""
        rng = random.Random(number)
        text, blocks, named = "", [], []
        while len(blocks) < 6:
            start = len(text)
            for _ in range(rng.randint(2, 6)):
                sentence, found = self.sentence(rng)
                named += [(len(text) + place, name) for place, name in found]
                text += sentence + " "
            text = text[:-1]
            blocks.append(Block(BlockKind.PARAGRAPH, start, len(text)))
            text += "\n\n"
        text = text[:-2]
        title = " ".join(str(word) for word in self.words.take(rng, rng.randint(3, 7)))
        if named:
            title = f"{named[0][1].words}: {title}"
        published = date(2015, 1, 1) + timedelta(days=number // 25) if number % 10 else None
        paper, author = rng.choice(PAPERS), f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
        return (
            Article(
                text, title, tuple(blocks), language="de", published=published, publisher=paper, author=author
            ),
            named,
        )


def analysis(article: Article, named: list[tuple[int, Name]]) -> Analysis:
    """What the recogniser would have found in it."""
    entities = {name.words: f"e{number}" for number, (_, name) in enumerate(named)}
    labels = {name.words: name.label for _, name in named}
    return Analysis(
        article.hash,
        "generated-1",
        "de",
        tuple(
            Mention(at, at + len(name.words), name.label, entities[name.words], confidence=0.9)
            for at, name in named
        ),
        tuple(Entity(id, labels[words], words) for words, id in entities.items()),
    )


def notes(writer: Writer, stored_id: int, article: Article, when: datetime) -> Iterator[Annotation]:
    """One to three highlights with notes."""
    rng = random.Random(-stored_id)
    for block in rng.sample(article.blocks, rng.randint(1, 3)):
        words, _ = writer.sentence(rng)
        span = Span(block.start, min(block.start + 60, block.end))
        number = str(uuid.UUID(int=rng.getrandbits(128)))
        selector = describe(article.text, span)
        tags = (rng.choice(KINDS),) if rng.random() < 0.5 else ()
        yield Annotation(number, stored_id, selector, when, when, Colour.YELLOW, note=words, tags=tags)


def fill(library: Library, articles: int, first: int = 0) -> None:
    """Write articles into a library."""
    writer = Writer()
    for begin in range(first, articles, SLICE):
        with library.transaction():
            for number in range(begin, min(begin + SLICE, articles)):
                when = START + timedelta(minutes=7 * number)
                article, named = writer.article(number)
                stored = library.articles.add(article, when)
                if number % 3 == 0:
                    library.analyses.put(analysis(article, named))
                if number % 20 == 0:
                    for note in notes(writer, stored.id, article, when):
                        library.annotations.save(note)


def main() -> None:
    """Make the library and say how large it is."""
    path, articles = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    begun = time.process_time()
    library = open_library(path).library
    fill(library, articles)
    library.close()
    seconds = time.process_time() - begun
    print(f"{articles} articles, {path.stat().st_size / 1e6:.0f} MB, {seconds:.0f} s of processor time")


if __name__ == "__main__":
    main()
