"""The article that the session's tests work on, and what is found in it."""

from __future__ import annotations

from datetime import UTC, datetime

from randnotiz.domain.article import Article
from randnotiz.domain.mention import Analysis, Entity, Label, Mention

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXT = (
    "Die Ministerin Lena Harms traf am Dienstag 🙂 den Bürgermeister Jonas Weller.\n\n"
    "Harms kündigte an, dass Weller im Februar nach Kiel kommt.\n\n"
    "„Das gilt“, sagte Harms."
)


def analysis_of(article: Article, model: str = "test-1") -> Analysis:
    """Every "Harms" and "Weller" of an article, found."""
    mentions = []
    for word, entity in (("Harms", "per:harms"), ("Weller", "per:weller")):
        start = article.text.find(word)
        while start >= 0:
            mentions.append(Mention(start, start + len(word), Label.PER, entity, confidence=0.9))
            start = article.text.find(word, start + 1)
    return Analysis(
        text_hash=article.hash,
        model=model,
        language="de",
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        entities=(
            Entity("per:harms", Label.PER, "Lena Harms"),
            Entity("per:weller", Label.PER, "Jonas Weller"),
        ),
    )
