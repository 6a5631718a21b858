"""English durations and sets."""

from __future__ import annotations

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.lexicon import words
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

_AFTER_ADVERB = {
    "in",
    "on",
    "at",
    "by",
    "from",
    "to",
    "and",
    "or",
    "since",
    "for",
    "with",
    "between",
    "during",
    "until",
}
_POSSESSIVES = words("my your his her its our their s")
_WAYS = {"for": 0, "in": 1, "within": 1, "over": 0}


def _amount(hit: Hit) -> str:
    if hit.has("some"):
        return "X"
    number = hit.get("number", "NUM") if hit.has("number") else 1
    if hit.has("tens"):
        number += hit.get("tens", "NUM")
    if hit.has("thousands"):
        return f"{number}{hit.word('thousands')}"
    if hit.has("half"):
        return f"{number}.5"
    return f"{number}.{hit.word('rest')}" if hit.has("rest") else str(number)


def _length(hit: Hit) -> Draft | None:
    """ "three weeks", "a year", "11-year"; no ages ("44 years old"), nor what a clock measures."""
    unit, letter = hit.get("unit", "UNITS") or hit.get("unit", "UNIT")
    following = [hit.after(step).lower() for step in (1, 2)]
    if "old" in following[: 2 if following[0] in "-–" else 1] or following[0] in ("older", "younger", "olds"):
        return None
    if (
        hit.before() in ("last", "final", "first") and hit.after() == "of"
    ):  # "the last five months of her life"
        return None
    if letter.startswith("T") or _no_length(hit, unit) or (hit.has("some") and hit.before() == "so"):
        return None
    return drafts.length(_amount(hit), letter, unit, _WAYS.get(hit.before(), 0))


def _half(hit: Hit) -> Draft | None:
    """ "half a century", "half a year"; half an hour is measured by a clock."""
    unit, _ = hit.get("unit", "UNIT")
    value = {"year": "P6M", "decade": "P5Y", "century": "P50Y"}.get(unit)
    return drafts.fixed(value, "DURATION") if value else None


def _no_length(hit: Hit, unit: str) -> bool:
    """ "aged four months", "a quarter of citizens", "a day" in "an apple a day"."""
    earlier = [hit.before(step) for step in (1, 2, 3)]
    if "YEAR" in hit.meanings[hit.start] and "UNIT" in hit.meanings[hit.end - 1]:  # "2018 day five"
        return True
    if "aged" in earlier or earlier[0] == "age" or (earlier[0] == "of" and earlier[1] in ("age", "ages")):
        return True
    return unit == "quarter" and hit.after() == "of"


def _pair(hit: Hit) -> list[Draft] | None:
    """ "two to three weeks": two lengths, the unit stands with the last."""
    unit, letter = hit.get("unit", "UNITS")
    if letter.startswith("T") or _no_length(hit, unit) or hit.after().lower() == "old":
        return None
    return [drafts.length(str(hit.get(name, "NUM")), letter, unit) for name in ("number", "number2")]


def _past(hit: Hit) -> Draft | None:
    """ "the past 30 days", "the last few months", "the next two years", "recent years".

    "The last five months of her life" are not counted from the day of speaking.
    """
    if hit.word("ref").lower() == "last" and hit.after() == "of":
        return None
    unit, letter = hit.get("unit", "UNITS")
    if letter.startswith("T"):
        return None
    count = hit.get("ref", "REF")[0] if hit.has("ref") else -1
    amount = _amount(hit) if hit.has("number") else "X"
    return drafts.length(amount, letter, unit, 1 if count > 0 else -1)


def _set_word(hit: Hit) -> Draft | None:
    """An adverb ("is held annually"); the adjective ("on a daily basis") tells no time."""
    if hit.is_after("WORD") and hit.after().lower() not in _AFTER_ADVERB:
        return None
    return drafts.recurring(hit.get("word", "SETWORD"))


def _each(hit: Hit) -> Draft | None:
    """ "every Monday", "each year", "every two weeks"; not the adjective in "his every day life"."""
    if hit.before() in _POSSESSIVES:
        return None
    if hit.has("day"):
        return drafts.recurring(f"XXXX-WXX-{hit.get('day', 'WD') + 1}")
    if hit.has("month"):
        return drafts.recurring(f"XXXX-{hit.get('month', 'MONTH'):02d}")
    if hit.has("season"):
        return drafts.recurring(f"XXXX-{hit.get('season', 'SEASON')}")
    if hit.has("part"):
        return drafts.recurring(f"XXXX-XX-XXT{hit.get('part', 'PART')}")
    _, letter = hit.get("unit", "UNIT") or hit.get("units", "UNITS")
    return drafts.recurring(str(drafts.length(_amount(hit), letter).form.value))


def _frequency(hit: Hit) -> Draft:
    """ "twice a week", "three times a year"."""
    _, letter = hit.get("unit", "UNIT")
    return drafts.recurring(str(drafts.length("1", letter).form.value))


def _every_other(hit: Hit) -> Draft:
    """ "every other week", "every second year", "every third month"."""
    _, letter = hit.get("unit", "UNIT")
    number = hit.get("ord", "ORD") or 2
    return drafts.recurring(str(drafts.length(str(number), letter).form.value))


def _adverb_day(hit: Hit) -> Draft:
    return drafts.recurring(f"XXXX-WXX-{hit.get('day', 'ADVERBDAY') + 1}")


RULES = [
    # lengths
    Rule("( tens:NUMW TDASH )? number:NUM TDASH? unit:UNITS|UNIT", _length),
    Rule("[ number:NUM ] ( 'to|or' / DASH ) [ number2:NUM unit:UNITS ]", _pair),
    Rule("number:NUM TCOMMA thousands:THREE unit:UNITS", _length),
    Rule("number:NUM TDOT rest:DIG unit:UNITS", _length),
    Rule("number:NUM 'and' 'a' half:'half' unit:UNITS", _length),
    Rule("'a|an' unit:UNIT", _length),
    Rule("'half' 'a' unit:UNIT", _half),
    Rule("'a' some:'few|couple' 'of'? unit:UNITS", _length),
    Rule("<!SOME some:SOME unit:UNITS", _length),
    Rule("'the' ref:'past|last|next|previous|coming|following' ( number:NUM / SOME )? unit:UNITS", _past),
    Rule("'recent' unit:UNITS", _past),
    # sets
    Rule("word:SETWORD", _set_word),
    Rule("EACH unit:UNIT", _each),
    Rule("EACH ( 'other' / ord:ORD ) unit:UNIT", _every_other),
    Rule("( 'once|twice' / NUM 'times' ) ( 'a|an|per|each|every' ) unit:UNIT", _frequency),
    Rule("EACH number:NUM units:UNITS", _each),
    Rule("EACH day:WD", _each),
    Rule("EACH part:PART", _each),
    Rule("EACH month:MONTH", _each),
    Rule("EACH season:SEASON", _each),
    Rule("day:ADVERBDAY", _adverb_day),
]
