"""The step that gives each article a head: what it is found and sorted by before its text is looked at.

A head is the title, the names that the analysis found, publisher and author. `folded` holds title, publisher
and author in plain small letters, title first: sorting by title, type-ahead and the search inside words read
it. An article without a row in `article_head` has no head yet. In a library of an older version that is each
of them: `unfinished` says from which article downwards `heads` has still to make them, little by little.
"""

from __future__ import annotations

from typing import Final

NAME: Final = "heads_of_articles"

STATEMENTS: Final = (
    """CREATE TABLE article_head (
        article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        names TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT""",
    """CREATE VIEW article_head_words AS
        SELECT article.id AS id, article.title AS title, article_head.names AS names,
            article.publisher || char(10) || article.author AS source
        FROM article_head JOIN article ON article.id = article_head.article""",
    """CREATE VIRTUAL TABLE head_index USING fts5 (
        title, names, source, content = 'article_head_words', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')""",
    "CREATE INDEX article_head_by_title ON article_head (folded)",
    "CREATE TABLE unfinished (task TEXT PRIMARY KEY, below INTEGER NOT NULL) STRICT",
    """INSERT INTO unfinished (task, below)
        SELECT 'heads', max(id) + 1 FROM article HAVING count(*) > 0""",
    "CREATE INDEX article_by_added ON article (added, id)",
)
