"""Lua's tables as data: what KOReader keeps beside each book. Nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

_TOKEN: Final = re.compile(
    r"\s+|--[^\n]*|(?P<text>\"(?:[^\"\\]|\\.|\\\n)*\")|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<mark>[{}\[\]=,;])",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(\d{1,3}|.)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": " ", "r": "", "\n": "\n"}
_DEEPEST: Final = 60
_WORDS: Final = {"true": True, "false": False, "nil": None}


def read_table(source: str) -> dict[Any, Any]:
    """The table that a Lua file returns, as a dictionary (numbered entries by their number).

    Raises ValueError for anything that is not plain data.
    """
    tokens = _tokens(source)
    if next(tokens, None) != ("word", "return"):
        raise ValueError("returns nothing")
    if next(tokens, None) != ("mark", "{"):
        raise ValueError("returns no table")
    return _table(tokens, 1)


def _tokens(source: str) -> Iterator[tuple[str, Any]]:
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if not match:
            raise ValueError(f"no data at {position}")
        position = match.end()
        if match.lastgroup == "text":
            yield "value", _ESCAPE.sub(_unescaped, match["text"][1:-1])
        elif match.lastgroup == "number":
            yield "value", float(match["number"]) if not match["number"].isdigit() else int(match["number"])
        elif match["word"] in _WORDS:
            yield "value", _WORDS[match["word"]]
        elif match.lastgroup:
            yield match.lastgroup, match[match.lastgroup]


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code)) if code.isdigit() else _ESCAPES.get(code, code)


def _table(tokens: Iterator[tuple[str, Any]], depth: int) -> dict[Any, Any]:
    """The entries up to the closing brace, the opening one being read."""
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    table: dict[Any, Any] = {}
    number = 1
    for kind, value in tokens:
        if (kind, value) == ("mark", "}"):
            return table
        if (kind, value) in {("mark", ","), ("mark", ";")}:
            continue
        if (kind, value) == ("mark", "["):
            key = _expected(tokens, "value")
            _expected(tokens, "mark", "]")
        elif kind == "word":
            key = value
        else:
            table[number] = _value(kind, value, tokens, depth)
            number += 1
            continue
        _expected(tokens, "mark", "=")
        kind, value = next(tokens, ("end", None))
        table[key] = _value(kind, value, tokens, depth)
    raise ValueError("ends too early")


def _value(kind: str, value: Any, tokens: Iterator[tuple[str, Any]], depth: int) -> Any:
    if (kind, value) == ("mark", "{"):
        return _table(tokens, depth + 1)
    if kind != "value":
        raise ValueError("no data")
    return value


def _expected(tokens: Iterator[tuple[str, Any]], kind: str, value: Any = None) -> Any:
    found, content = next(tokens, ("end", None))
    if found != kind or (value is not None and content != value):
        raise ValueError(f"{kind} expected")
    return content
