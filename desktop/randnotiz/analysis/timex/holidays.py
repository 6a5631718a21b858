"""Holidays as rules that recur every year ("12-25", "@easter+1"), read off the dates the holidays library
knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

import holidays

from randnotiz.domain.timex.calendar import easter, feast

# Enough years for a rule that fits all of them by chance to be out of the question.
_YEARS = range(2019, 2025)


def holiday_rules(
    countries: Iterable[tuple[str, str]], regional: bool = True, without: Collection[str] = ()
) -> dict[str, str]:
    """Names of public holidays with the rule that gives their day in any year.

    `countries` are pairs of a country's code and a language the library names its holidays in. `regional`
    takes in what only a part of a country keeps. Left out are the names in `without`, and what no simple
    rule gives.
    """
    days: dict[str, set[date]] = defaultdict(set)
    for country, language in countries:
        kind = getattr(holidays, country)
        for subdivision in (None, *kind.subdivisions) if regional else (None,):
            calendar = kind(subdiv=subdivision, years=_YEARS, observed=False, language=language)
            for day, names in calendar.items():
                for name in names.split("; "):
                    days[name].add(day)
    rules = {name: _rule(found) for name, found in days.items()}
    return {name: rule for name, rule in rules.items() if rule and name not in without}


def _rule(days: set[date]) -> str:
    """The rule that gives exactly these days in the years they lie in, or nothing."""
    first = min(days)
    candidates = [
        f"{first.month:02d}-{first.day:02d}",
        f"@easter{(first - easter(first.year)).days:+d}",
        f"@nth{first.month}.{first.weekday()}.{(first.day - 1) // 7 + 1}",
        f"@nth{first.month}.{first.weekday()}.-1",
        f"@advent{(first - feast('@advent+0', first.year)).days:+d}",
    ]
    if len(days) < 3:
        return ""
    return next((rule for rule in candidates if all(_on(rule, day.year) == day for day in days)), "")


def _on(rule: str, year: int) -> date | None:
    """The day a rule gives in a year; None where there is none (a fifth Monday)."""
    try:
        return feast(rule, year) if rule.startswith("@") else date(year, int(rule[:2]), int(rule[3:]))
    except ValueError:
        return None
