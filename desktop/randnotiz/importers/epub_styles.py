"""What the classes of an EPUB's style sheets mean: many makers say bold and italic there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"(?:^|[\s,])[a-zA-Z]{0,12}\.([\w-]{1,80})\s*(?=,|$)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_LARGEST_SHEET: Final = 400_000  # code points that are read
_FILLED: Final = frozenset(("p", "div", "span", "li", "td"))


def class_marks(sheets: list[str]) -> dict[str, tuple[str, ...]]:
    """For each class that sets text off, the elements that HTML has for it: "em", "strong" or both."""
    marks: dict[str, tuple[str, ...]] = {}
    for sheet in sheets:
        for selector, body in _RULE.findall(_COMMENT.sub(" ", sheet[:_LARGEST_SHEET])):
            told = (("em", _ITALIC), ("strong", _BOLD))
            found = tuple(tag for tag, sign in told if sign.search(body))
            if found:
                marks.update(dict.fromkeys(_CLASS.findall(selector.strip()), found))
    return marks


def mark(root: _Element, marks: Mapping[str, tuple[str, ...]]) -> None:
    """Put the content of each element with such a class into the element that says the same."""
    if not marks:
        return
    for element in [e for e in root.iter() if e.tag in _FILLED and e.get("class")]:
        tags = {tag for name in str(element.get("class")).split() for tag in marks.get(name, ())}
        for tag in sorted(tags):
            inner = element.makeelement(tag)
            inner.text, element.text = element.text, None
            inner.extend(list(element))
            element.append(inner)
