"""Find the time expressions of a text: tokens, codes, rules, and the longest match at each place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from randnotiz.analysis.timex.language import Language, load
from randnotiz.analysis.timex.lexicon import Meanings, token_meanings
from randnotiz.analysis.timex.rules import CompiledRule, Draft, Hit
from randnotiz.analysis.timex.surroundings import Kind, Surroundings
from randnotiz.analysis.timex.tokens import Tokens, tokenise, without
from randnotiz.analysis.timex.vetoes import Vetoes
from randnotiz.analysis.timex.wrapping import soft_line_ends
from randnotiz.domain.timex.expression import TimeExpression

Found = tuple[int, int, Draft]

# Forms that need to know whether the clause tells of the past or the future.
_DIRECTED = ("weekday", "yearless", "monthless", "context")


def find_times(text: str, language: Literal["de", "en"]) -> list[TimeExpression]:
    """The time expressions of a text in text order, independent of any publication date.

    Offsets are code points. The work is linear in the text's length: every rule looks at a bounded number of
    tokens. Raises KeyError for another language.
    """
    return Search(text, load(language)).run()


class Search:
    """One search through one text. `steps` counts the rules tried and the tokens weighed for tense."""

    def __init__(self, text: str, language: Language) -> None:
        self.language = language
        self.tokens: Tokens = tokenise(text)
        seen: dict[str, Meanings] = {}
        grammar = language.grammar
        self.meanings = [
            token_meanings(grammar.lexicon, self.tokens, index, seen) for index in range(len(self.tokens))
        ]
        if dropped := soft_line_ends(self.tokens, self.meanings):
            self.tokens = without(self.tokens, dropped)
            self.meanings = [known for index, known in enumerate(self.meanings) if index not in dropped]
        self.codes = "".join([grammar.code(meanings) for meanings in self.meanings])
        self.around = Surroundings(self.tokens, self.meanings, language)
        self.vetoes = Vetoes(self.around)
        self.steps = 0

    def run(self) -> list[TimeExpression]:
        """Search from left to right; what one expression took is not looked at again."""
        starters = self.language.grammar.starters()
        found: list[TimeExpression] = []
        place = 0
        while match := starters.search(self.codes, place):
            place = match.start()
            drafts = self._best(place)
            for start, end, draft in drafts:
                found.append(self._expression(start, end, draft))
            place = max(drafts[-1][1], place + 1) if drafts else place + 1
        self.steps += self.around.steps
        return found

    def _best(self, place: int) -> list[Found]:
        """What the rule that reaches farthest makes of this place; among equals the first in the grammar."""
        matches: list[tuple[int, int, CompiledRule, re.Match[str]]] = []
        for order, rule in enumerate(self.language.grammar.rules_at(self.codes[place])):
            self.steps += 1
            if match := rule.regex.match(self.codes, place):
                matches.append((-match.end(), order, rule, match))
        matches.sort(key=lambda item: item[:2])
        for _, _, rule, match in matches:
            drafts = self._drafts(rule, match)
            if drafts:
                return drafts
        return []

    def _drafts(self, rule: CompiledRule, match: re.Match[str]) -> list[Found]:
        built = rule.build(Hit(match, self.tokens, self.meanings))
        drafts = [built] if built is None or isinstance(built, Draft) else list(built)
        found: list[Found] = []
        for number, draft in enumerate(drafts, 1):
            if draft is None:
                return []
            start, end = draft.extent or self._extent(rule, match, min(number, rule.extents))
            if self.vetoes.allows(start, end, draft):
                found.append((start, end, draft))
        return found

    @staticmethod
    def _extent(rule: CompiledRule, match: re.Match[str], number: int) -> tuple[int, int]:
        return match.span(f"x{number}") if rule.extents else match.span()

    def _expression(self, start: int, end: int, draft: Draft) -> TimeExpression:
        form = draft.form
        if not form.direction and form.kind in _DIRECTED and not form.unit:
            kind: Kind = "day" if "-" in form.value else "period" if form.kind == "yearless" else "weekday"
            form = replace(form, direction=self.around.direction(start, end, kind))
        sentence, entry = self.around.numbers(start)
        return TimeExpression(
            self.tokens.starts[start],
            self.tokens.ends[end - 1],
            draft.type,
            form,
            draft.mod,
            sentence,
            entry,
            self.around.is_aside(start),
        )
