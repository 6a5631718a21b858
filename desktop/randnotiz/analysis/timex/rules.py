"""The pattern language of the grammar, and its compilation to regular expressions over token classes.

A token is encoded as one character that stands for the set of classes it has, so a pattern over tokens
becomes a regular expression over characters. Patterns hold no unbounded repetition, so each rule looks at a
bounded number of tokens and the whole search is linear in the text.

A pattern is a list of elements separated by blanks:

- ``CLASS`` a token of that class; ``A|B`` of either; ``name:CLASS`` to read its value later;
- ``'word|Other'`` a word as such, looked up as the lexicon does (lower case also matches at a sentence's
  start);
- ``( ... )`` groups, with ``/`` between alternatives; ``?`` after an element or a group makes it optional;
- ``<CLASS`` / ``<!CLASS`` the token before is / is not of that class; ``>CLASS`` / ``>!CLASS`` the token
  after;
- ``[`` and ``]`` mark the extent of an expression; without them it is the whole match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from randnotiz.analysis.timex.lexicon import Lexicon, Meanings
from randnotiz.analysis.timex.tokens import Tokens
from randnotiz.domain.timex.expression import Form, Mod, TimexType

_ELEMENT = re.compile(r"(<!|<|>!|>)?(?:(\w+):)?('[^']*'|[A-Z]+(?:\|[A-Z]+)*|\(|\)|\[|\]|/)(\?)?$")
_FIRST_CODE = 0xE000  # private use area: no two classes sets share a character, no character needs escaping


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression as a rule builds it; its extent in token indices, None for the rule's own."""

    type: TimexType
    form: Form
    mod: Mod = ""
    extent: tuple[int, int] | None = None


class Hit:
    """A match of a rule, for its builder to read."""

    __slots__ = ("_match", "meanings", "tokens")

    def __init__(self, match: re.Match[str], tokens: Tokens, meanings: list[Meanings]) -> None:
        self._match = match
        self.tokens = tokens
        self.meanings = meanings

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self._match.start()

    @property
    def end(self) -> int:
        """Index after the last token."""
        return self._match.end()

    def at(self, name: str) -> int:
        """The index of a named token, or -1 where the match or its pattern has none."""
        return self._match.start(name) if name in self._match.re.groupindex else -1

    def has(self, name: str) -> bool:
        """Whether a named token is there."""
        return self.at(name) >= 0

    def word(self, name: str) -> str:
        """A named token as written, or an empty string."""
        return self.tokens.word(self.at(name))

    def get(self, name: str, class_name: str = "") -> Any:
        """The value of a named token in a class (by default the class of that name); None where absent."""
        place = self.at(name)
        return self.meanings[place].get(class_name or name.upper()) if place >= 0 else None

    def before(self, steps: int = 1) -> str:
        """The word some steps before the match, lower case."""
        return self.tokens.word(self.start - steps).lower()

    def after(self, steps: int = 1) -> str:
        """The word some steps after the match, as written."""
        return self.tokens.word(self.end + steps - 1)

    def is_before(self, class_name: str) -> bool:
        """Whether the token before the match has a class."""
        return self.start > 0 and class_name in self.meanings[self.start - 1]

    def is_after(self, class_name: str) -> bool:
        """Whether the token after the match has a class."""
        return self.end < len(self.meanings) and class_name in self.meanings[self.end]


# Several drafts go with the pattern's extents in order; None among them: this is no expression after all.
Builder = Callable[[Hit], "Draft | Sequence[Draft | None] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to make of it; the builder may decline by returning None."""

    pattern: str
    build: Builder


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule over encoded tokens; `extents` is the number of bracket pairs."""

    regex: re.Pattern[str]
    build: Builder
    extents: int


class Grammar:
    """Compiled rules of one language, by the code of their first token."""

    def __init__(self, lexicon: Lexicon, rules: Iterable[Rule]) -> None:
        self.lexicon = lexicon
        self._rules = list(rules)
        self._codes: dict[frozenset[str], str] = {}
        for literal in sorted({word for rule in self._rules for word in _literals(rule.pattern)}):
            lexicon.add(literal, f"={literal}")
        self._by_meanings: dict[int, tuple[Meanings, str]] = {}
        self._by_code: dict[str, tuple[CompiledRule, ...]] = {}
        self._regexes: dict[int, re.Pattern[str]] = {}
        self._starters: re.Pattern[str] | None = None
        self._patterns = [_parse(rule) for rule in self._rules]
        self._first_classes = [_first_classes(elements) for elements in self._patterns]
        for meanings in lexicon.every_meaning():
            self.code(meanings)

    def code(self, meanings: Meanings) -> str:
        """The character that stands for a set of classes."""
        known = self._by_meanings.get(id(meanings))
        if known is not None and known[0] is meanings:
            return known[1]
        key = frozenset(meanings)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = chr(_FIRST_CODE + len(self._codes))
            self._by_code.clear()
            self._regexes.clear()
            self._starters = None
        if len(self._by_meanings) > 50_000:
            self._by_meanings.clear()
        self._by_meanings[id(meanings)] = (meanings, code)
        return code

    def rules_at(self, code: str) -> tuple[CompiledRule, ...]:
        """The rules whose first token may have this code, in the grammar's order."""
        known = self._by_code.get(code)
        if known is None:
            classes = next(key for key, value in self._codes.items() if value == code)
            known = tuple(
                CompiledRule(
                    self._regex(place), self._rules[place].build, self._rules[place].pattern.count("[")
                )
                for place, firsts in enumerate(self._first_classes)
                if firsts & classes
            )
            self._by_code[code] = known
        return known

    def starters(self) -> re.Pattern[str]:
        """Matches any code that some rule may begin with."""
        if self._starters is None:
            firsts = frozenset().union(*self._first_classes)
            codes = "".join(code for classes, code in self._codes.items() if classes & firsts)
            self._starters = re.compile(f"[{codes}]" if codes else "(?!)")
        return self._starters

    def _regex(self, place: int) -> re.Pattern[str]:
        """A rule's pattern as a regular expression over the codes known so far."""
        if place in self._regexes:
            return self._regexes[place]
        parts: list[str] = []
        extent = 0
        for element in self._patterns[place]:
            if element.symbol in "()/":
                parts.append({"(": "(?:", ")": ")", "/": "|"}[element.symbol])
            elif element.symbol in "[]":
                extent += element.symbol == "["
                parts.append(f"(?P<x{extent}>" if element.symbol == "[" else ")")
            else:
                parts.append(self._token_regex(element))
            parts.append("?" if element.optional else "")
        regex = self._regexes[place] = re.compile("".join(parts))
        return regex

    def _token_regex(self, element: _Element) -> str:
        codes = "".join(code for key, code in self._codes.items() if key & element.classes)
        one = f"[{codes}]" if codes else "(?!)"
        if element.look:
            return {"<": f"(?<={one})", "<!": f"(?<!{one})", ">": f"(?={one})", ">!": f"(?!{one})"}[
                element.look
            ]
        return f"(?P<{element.name}>{one})" if element.name else one


@dataclass(frozen=True, slots=True)
class _Element:
    symbol: str
    classes: frozenset[str] = frozenset()
    name: str = ""
    look: str = ""
    optional: bool = False


def _literals(pattern: str) -> set[str]:
    return {word for group in re.findall(r"'([^']*)'", pattern) for word in group.split("|")}


def _parse(rule: Rule) -> list[_Element]:
    elements: list[_Element] = []
    for text in rule.pattern.split():
        match = _ELEMENT.match(text)
        if match is None:
            raise ValueError(f"not a pattern element: {text!r} in {rule.pattern!r}")
        look, name, body, optional = match.groups()
        if body in "()[]/":
            elements.append(_Element(body, optional=bool(optional)))
            continue
        quoted = body.startswith("'")
        classes = frozenset(f"={word}" if quoted else word for word in body.strip("'").split("|"))
        elements.append(_Element("token", classes, name or "", look or "", bool(optional)))
    return elements


def _first_classes(elements: list[_Element]) -> frozenset[str]:
    """The classes a match may begin with."""
    firsts, _ = _firsts(elements, 0)
    return firsts


def _firsts(elements: list[_Element], place: int) -> tuple[frozenset[str], int]:
    """First classes of a sequence up to its closing bracket, and the place after it.

    An empty string among the classes says that the sequence may be empty.
    """
    found: set[str] = set()
    open_branch = True  # whether the next token could still be the first of this branch
    may_be_empty = False
    while place < len(elements):
        element = elements[place]
        place += 1
        if element.symbol == ")":
            return frozenset(
                found | ({""} if open_branch or may_be_empty or element.optional else set())
            ), place
        if element.symbol == "/":
            may_be_empty, open_branch = may_be_empty or open_branch, True
        elif element.symbol == "(":
            inner, place = _firsts(elements, place)
            if open_branch:
                found |= inner - {""}
                open_branch = "" in inner
        elif element.symbol == "token" and not element.look and open_branch:
            found |= element.classes
            open_branch = element.optional
    return frozenset(found), place
