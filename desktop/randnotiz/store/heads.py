"""The heads of the articles: title, names found, publisher and author, for sorting and for the search.

Like the other full-text indexes, that of the heads holds no text of its own (see `full_text`): `forget_head`
comes before a change of what it was made of, `learn_head` after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from randnotiz.store.connection import Connection
from randnotiz.store.folding import fold
from randnotiz.store.values import writable

if TYPE_CHECKING:
    from randnotiz.domain.mention import Entity

_SLICE: Final = 20
"""Heads made at a time for an older library: some 10 ms."""
_MOST_NAMES: Final = 2_000
"""An article that names more is a list of names; its text is searched all the same."""


def learn_head(connection: Connection, article: int, names: str | None = None) -> None:
    """Make the head of an article, with these names, or else those that were found in its text last."""
    title, publisher, author, text_hash = connection.execute(
        "SELECT title, publisher, author, text_hash FROM article WHERE id = ?", (article,)
    )[0]
    if names is None:
        names = _known_names(connection, text_hash)
    connection.execute(
        "INSERT INTO article_head (article, names, folded) VALUES (?, ?, ?)",
        (article, names, fold("\n".join((title, publisher, author)))),
    )
    connection.execute(
        """INSERT INTO head_index (rowid, title, names, source)
        SELECT id, title, names, source FROM article_head_words WHERE id = ?""",
        (article,),
    )


def forget_head(connection: Connection, article: int) -> None:
    """Take an article's head away; nothing happens if it has none yet."""
    connection.execute(
        """INSERT INTO head_index (head_index, rowid, title, names, source)
        SELECT 'delete', id, title, names, source FROM article_head_words WHERE id = ?""",
        (article,),
    )
    connection.execute("DELETE FROM article_head WHERE article = ?", (article,))


def learn_names(connection: Connection, text_hash: str, entities: Iterable[Entity]) -> None:
    """Make the head of the article with this text anew: this was found in it now."""
    article = connection.value("SELECT id FROM article WHERE text_hash = ?", (text_hash,))
    if article is not None:
        forget_head(connection, article)
        learn_head(connection, article, _names((one.label.value, one.name) for one in entities))


def _known_names(connection: Connection, text_hash: str) -> str:
    found = connection.value(
        "SELECT found FROM analysis WHERE text_hash = ? ORDER BY number DESC LIMIT 1", (text_hash,)
    )
    entities = [] if found is None else json.loads(found)["entities"]
    return _names((one["label"], str(one["name"])) for one in entities)


def _names(labelled: Iterable[tuple[str, str]]) -> str:
    """Names, one a line; the label decides whether it is one: a day has none."""
    names = dict.fromkeys(name for label, name in labelled if label != "DATE")
    return writable("\n".join(list(names)[:_MOST_NAMES]))


def is_unfinished(connection: Connection) -> bool:
    """Whether articles of an older library still lack their heads."""
    return connection.value("SELECT 1 FROM unfinished WHERE task = 'heads'") is not None


def learn_some(connection: Connection) -> bool:
    """Make the heads of the next few articles that lack one, newest first. False once none is left."""
    with connection.transaction():
        below = connection.value("SELECT below FROM unfinished WHERE task = 'heads'")
        if below is None:
            return False
        articles = connection.execute(
            """SELECT id, article_head.article FROM article
            LEFT JOIN article_head ON article_head.article = article.id
            WHERE id < ? ORDER BY id DESC LIMIT ?""",
            (below, _SLICE),
        )
        for article, head in articles:
            if head is None:
                learn_head(connection, article)
        if len(articles) < _SLICE:
            connection.execute("DELETE FROM unfinished WHERE task = 'heads'")
        else:
            connection.execute("UPDATE unfinished SET below = ? WHERE task = 'heads'", (articles[-1][0],))
        return len(articles) == _SLICE
