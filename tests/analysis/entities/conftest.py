"""Texts with their names marked up, as a recogniser would give them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from randnotiz.analysis.entities import Name, group
from randnotiz.domain.mention import Label

Rows = dict[str, list[str]]
_MARKUP = re.compile(r"\[(PER|ORG|LOC)(?::([\d.]+))? ([^\]]+)\]")


def marked(markup: str) -> tuple[str, list[Name]]:
    """ "[PER Merkel] lacht" as text and names; "[PER:0.5 Merkel]" with another confidence than 0.9."""
    text, names, last = "", [], 0
    for match in _MARKUP.finditer(markup):
        text += markup[last : match.start()]
        start = len(text)
        text += match[3]
        names.append(Name(start, len(text), Label(match[1]), float(match[2] or 0.9)))
        last = match.end()
    return text + markup[last:], names


@pytest.fixture
def rows() -> Callable[..., Rows]:
    """Group a marked text: "LABEL name" of each entity with its mentions, related ones in round brackets."""

    def rows(markup: str, language: str = "de") -> Rows:
        text, names = marked(markup)
        mentions, entities = group(text, names, language)
        shown: Rows = {}
        for entity in entities:
            shown[f"{entity.label} {entity.name}"] = [
                f"({text[mention.start : mention.end]})"
                if mention.related
                else text[mention.start : mention.end]
                for mention in mentions
                if mention.entity == entity.id
            ]
        return shown

    return rows
