"""The reader's annotations in the library."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from randnotiz.store.connection import Connection
from randnotiz.store.full_text import forget_note, learn_note
from randnotiz.store.values import as_json, instant, writable

if TYPE_CHECKING:
    from randnotiz.domain.annotation import Annotation

COLUMNS = """id, article, exact, prefix, suffix, start_offset, end_offset, created, modified, colour, note,
    tags, state"""


class Annotations:
    """Reads and writes annotations. Every method raises StoreProblem for trouble with the file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article: int) -> list[Annotation]:
        """The annotations of one article in text order."""
        rows = self._connection.execute(
            f"""SELECT {COLUMNS} FROM annotation WHERE article = ?
            ORDER BY start_offset, end_offset, created, id""",
            (article,),
        )
        return [annotation_from_row(*row) for row in rows]

    def get(self, annotation: str) -> Annotation:
        """One annotation. Raises KeyError if there is none with this id."""
        rows = self._connection.execute(f"SELECT {COLUMNS} FROM annotation WHERE id = ?", (annotation,))
        if not rows:
            raise KeyError(annotation)
        return annotation_from_row(*rows[0])

    def save(self, annotation: Annotation) -> None:
        """Add an annotation, or replace the one with the same id. Its article must be in the library."""
        selector = annotation.selector
        with self._connection.transaction():
            forget_note(self._connection, annotation.id)
            self._connection.execute(
                f"""INSERT INTO annotation ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    article = excluded.article, exact = excluded.exact, prefix = excluded.prefix,
                    suffix = excluded.suffix, start_offset = excluded.start_offset,
                    end_offset = excluded.end_offset, created = excluded.created,
                    modified = excluded.modified, colour = excluded.colour, note = excluded.note,
                    tags = excluded.tags, state = excluded.state""",
                (
                    annotation.id,
                    annotation.article,
                    selector.exact,
                    selector.prefix,
                    selector.suffix,
                    selector.start,
                    selector.end,
                    instant(annotation.created),
                    instant(annotation.modified),
                    annotation.colour.value,
                    writable(annotation.note),
                    as_json([writable(tag) for tag in annotation.tags]),
                    annotation.state.value,
                ),
            )
            learn_note(self._connection, annotation.id)

    def delete(self, annotation: str) -> None:
        """Delete one annotation. Raises KeyError if there is none with this id."""
        with self._connection.transaction():
            forget_note(self._connection, annotation)
            if not self._connection.execute(
                "DELETE FROM annotation WHERE id = ? RETURNING id", (annotation,)
            ):
                raise KeyError(annotation)


def annotation_from_row(
    number: str,
    article: int,
    exact: str,
    prefix: str,
    suffix: str,
    start: int,
    end: int,
    created: str,
    modified: str,
    colour: str,
    note: str,
    tags: str,
    state: str,
) -> Annotation:
    """An annotation from a row of COLUMNS. Raises ValueError or TypeError if the values make no sense."""
    from randnotiz.domain.annotation import AnchorState, Annotation, Colour, Selector

    return Annotation(
        id=number,
        article=article,
        selector=Selector(exact, prefix, suffix, start, end),
        created=datetime.fromisoformat(created),
        modified=datetime.fromisoformat(modified),
        colour=Colour(colour),
        note=note,
        tags=tuple(json.loads(tags)),
        state=AnchorState(state),
    )
