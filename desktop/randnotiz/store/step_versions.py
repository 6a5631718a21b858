"""The step that keeps the earlier texts of an article, and knows articles by where they came from."""

from typing import Final

NAME: Final = "versions"

# `annotations` is how annotations lay in that text, as JSON that `store.versions` writes and reads.
# `taken` is when the text became the article's, `kept` when another took its place. `imported_title` holds
# the title that came with an article whose reader gave it another.
STATEMENTS: Final = (
    """CREATE TABLE version (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        text_hash TEXT NOT NULL,
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        publisher TEXT NOT NULL,
        language TEXT,
        published TEXT,
        published_origin TEXT,
        position INTEGER NOT NULL,
        taken TEXT NOT NULL,
        kept TEXT NOT NULL,
        annotations TEXT NOT NULL,
        blocks TEXT NOT NULL,
        styles TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX version_by_article ON version (article, kept)",
    "CREATE INDEX version_by_text ON version (text_hash)",
    "CREATE INDEX article_by_source ON article (source)",
    """CREATE TABLE imported_title (
        article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        title TEXT NOT NULL
    ) STRICT""",
    *(
        f"""CREATE TRIGGER version_{event.lower()} AFTER {event} ON version BEGIN
        UPDATE change SET stamp = hex(randomblob(8));
    END"""
        for event in ("INSERT", "DELETE")
    ),
)
