"""English expressions counted from another day: "yesterday", "last week", "Friday", "two years ago"."""

from __future__ import annotations

from dataclasses import replace

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import MAYBE_NOW, Anchor, Direction, Form

_CLAUSE_ENDS = frozenset({"COMMA", "DOT", "SEMICOLON", "COLON", "STOP", "NEWLINE"})
_PREPOSITIONS_OF_LENGTH = frozenset({"over", "for", "in", "within", "during", "throughout"})
_STATES = frozenset({"is", "are", "has", "have", "lives", "live", "stands", "remains", "runs", "works"})


def _deictic(hit: Hit) -> Draft:
    part = hit.get("part", "PART")
    draft = drafts.shift("day", hit.get("day", "DEICTIC"), time=f"T{part}" if part else "")
    if not part and hit.get("day", "DEICTIC") == 0 and _tells_a_state(hit):
        return replace(draft, form=replace(draft.form, value=MAYBE_NOW))
    return draft


def _tells_a_state(hit: Hit) -> bool:
    """ "Today he is forgotten": the clause is of the present and nothing is announced in it."""
    present = False
    for walk in (range(hit.start - 1, hit.start - 13, -1), range(hit.end, hit.end + 12)):
        for index in walk:
            if not 0 <= index < len(hit.tokens) or not hit.meanings[index].keys().isdisjoint(_CLAUSE_ENDS):
                if index != hit.end:  # "Today, he is ..."
                    break
                continue
            known = hit.meanings[index].keys()
            if not known.isdisjoint(("FUTVERB", "REPORTED")) or "QUOTE" in known:
                return False
            if "PASTVERB" in known and not present:
                return False
            present = present or hit.tokens.words[index] in _STATES
    return present


def _strict(hit: Hit) -> Direction:
    if not hit.has("ref"):
        return ""
    count, _ = hit.get("ref", "REF")
    return (
        "last" if count < 0 else "next" if count > 0 else "near" if hit.word("ref").lower() == "this" else ""
    )


def _weekday(hit: Hit) -> Draft | None:
    if hit.word("part")[:1].isupper() and hit.is_after("CAP"):  # "Saturday Night Live"
        return None
    if hit.before() == "the" and not hit.has("ref") and not hit.has("part") and hit.is_after("CAP"):
        return None  # "the Sunday Times"
    number, part = hit.get("day", "WD"), hit.get("part", "PART")
    if hit.has("week"):
        count = 0
        if hit.has("ref"):
            count, _ = hit.get("ref", "REF")
        return Draft(
            "TIME" if part else "DATE",
            Form("weekday", str(number), "week", count, time=f"T{part}" if part else ""),
        )
    draft = drafts.weekday(number, _strict(hit), time=f"T{part}" if part else "")
    return builders.not_tomorrow(draft, hit.word("ref"))


def _some_weekday(hit: Hit) -> Draft:
    """ "on a Monday": some Monday."""
    return drafts.fixed(f"XXXX-WXX-{hit.get('day', 'WD') + 1}")


def _weekend(hit: Hit) -> Draft:
    return drafts.weekday("WE", _strict(hit))


def _weekdays(hit: Hit) -> list[Draft]:
    """ "Monday to Friday": the second is counted from the first."""
    second = Form("weekday", str(hit.get("day2", "WD")), anchor="text", direction="next")
    return [drafts.weekday(hit.get("day", "WD")), Draft("DATE", second)]


def _beyond(hit: Hit) -> Draft | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    back = hit.word("way") == "before"
    shift = hit.get("day", "DEICTIC")
    return drafts.shift("day", 2 * shift) if shift and back == (shift < 0) else None


def _unit(hit: Hit) -> Draft | None:
    """ "last week", "this year", "the following month", "that day"."""
    unit, letter = hit.get("unit", "UNIT")
    if letter.startswith("T"):
        return None
    count, anchor = hit.get("ref", "REF")
    if unit == "weekend":
        return drafts.weekday("WE", _strict(hit))
    mod = builders.mod(hit)
    told = hit.word("ref").lower() == "next" and hit.tokens.word(hit.start).lower() == "the"
    if told and hit.before() not in _PREPOSITIONS_OF_LENGTH:  # "In 2012 he won; the next year he lost"
        return drafts.shift(unit, count, "text", mod=mod)
    if unit == "day" and hit.word("ref").lower() in ("next", "this", "that"):
        return drafts.shift(unit, count, "text", mod=mod)
    return drafts.shift(unit, count, anchor, mod=mod)


def _plain_unit(hit: Hit) -> Draft:
    unit, _ = hit.get("unit", "UNIT")
    return drafts.shift(unit, 0, "text" if unit == "day" else "published", mod=builders.mod(hit))


def _year_end(hit: Hit) -> Draft:
    return drafts.shift("year", 0, mod="END")


def _placed(hit: Hit) -> Draft | None:
    """ "last summer", "next March", "this Christmas"; "the following spring", "that summer" of a story."""
    count, anchor = hit.get("ref", "REF")
    if anchor == "told" and count < 1:
        return Draft("DATE", Form("yearless", _tail(hit), "year", count, anchor))
    if anchor == "told":
        return Draft("DATE", Form("yearless", _tail(hit), anchor=anchor, direction="next"))
    return drafts.in_year(None, _tail(hit), direction=_strict(hit))


def _tail(hit: Hit) -> str:
    """What recurs every year in a match: season, feast, day or month."""
    if hit.has("month"):
        day = f"-{hit.get('day', 'DAY'):02d}" if hit.has("day") else ""
        return f"{hit.get('month', 'MONTH'):02d}{day}"
    return str(hit.get("season", "SEASON") or hit.get("feast", "HOLIDAY") or "FA")


def _night(hit: Hit) -> Draft:
    """ "last night", "this morning", "the following morning", "that evening"."""
    count, anchor = hit.get("ref", "REF")
    part = hit.get("part", "PART")
    if hit.word("ref").lower() == "next":
        anchor = "text"
    return drafts.shift("day", count, anchor, time=f"T{part}")


def _tonight(hit: Hit) -> Draft:
    return drafts.shift("day", 0, time="TNI")


def _ago(hit: Hit) -> Draft | None:
    """ "two years ago", "a few months ago", "24 hours earlier"."""
    unit, letter = hit.get("unit", "UNITS") or hit.get("one", "UNIT")
    way = hit.word("way").lower()
    anchor: Anchor = "published" if way in ("ago", "back", "hence") else "told"
    sign = 1 if way in ("later", "hence", "after") else -1
    if hit.has("some"):
        return drafts.fixed("PAST_REF" if sign < 0 else "FUTURE_REF")
    number = hit.get("number", "NUM") if hit.has("number") else 1
    if hit.has("tens"):
        number += hit.get("tens", "NUM")
    if letter == "TH" and number % 24 == 0:
        unit, number, letter = "day", number // 24, "D"
    if letter.startswith("T") or unit == "weekend":
        return None
    return drafts.shift(unit, sign * number, anchor)


def _years_on(hit: Hit) -> Draft:
    """ "Forty years on, she still sails": so long after what was told of."""
    unit, _ = hit.get("unit", "UNITS")
    number = hit.get("number", "NUM") + (hit.get("tens", "NUM") or 0)
    return drafts.shift(unit, number, "told")


def _from_now(hit: Hit) -> Draft | None:
    unit, letter = hit.get("unit", "UNITS") or hit.get("one", "UNIT")
    number = hit.get("number", "NUM") if hit.has("number") else 1
    return None if letter.startswith("T") else drafts.shift(unit, number)


def _before(hit: Hit) -> Draft:
    """ "the day before", "the year after", "the previous day"."""
    unit, _ = hit.get("unit", "UNIT")
    return drafts.shift(unit, -1 if hit.word("way") in ("before", "earlier") else 1, "told")


def _in_year(hit: Hit) -> Draft:
    """ "March last year", "May 5 this year", "summer next year"."""
    count, anchor = hit.get("ref", "REF")
    return Draft("DATE", Form("yearless", _tail(hit), "year", count, anchor))


RULES = [
    Rule("day:DEICTIC part:PART?", _deictic),
    Rule("TONIGHT", _tonight),
    Rule("'the' 'day' way:'before|after' day:DEICTIC", _beyond),
    Rule("ref:REF? day:WD part:PART?", _weekday),
    Rule("<'on' 'a' day:WD >!PART", _some_weekday),
    Rule("[ day:WD ] ( DASH / 'to|through|until|till' ) [ day2:WD ]", _weekdays),
    Rule("day:WD part:PART? 'of'? ref:REF week:'week'", _weekday),
    Rule("day:WD 'of' 'the' [ ref:REF week:'week' ]", _weekday),
    Rule("<'the|over|at|on' 'weekend'", _weekend),
    Rule("'the' 'weekend'", _weekend),
    Rule("'the'? ref:REF unit:UNIT", _unit),
    Rule("'this' ref:REF unit:UNIT", _unit),
    Rule("'this' 'years'", lambda hit: drafts.shift("year", 0)),
    Rule("<'earlier|later' ref:REF unit:UNIT", _unit),
    Rule("part:PARTOF ref:REF unit:UNIT", _unit),
    Rule("'the' part:PARTOF 'of' ref:REF unit:UNIT", _unit),
    Rule("'the' part:PARTOF 'of' 'the' unit:'year|week|month|decade|century|day'", _plain_unit),
    Rule("'year' 'end'", _year_end),
    Rule("'year' DASH 'end'", _year_end),
    Rule("'the'? ref:REF season:SEASON|FALL", _placed),
    Rule("ref:REF month:MONTH", _placed),
    Rule("ref:REF feast:HOLIDAY", _placed),
    Rule("'the'? ref:REF part:PART", _night),
    Rule("( tens:NUMW TDASH )? number:NUM unit:UNITS way:'ago|back|earlier|later|hence'", _ago),
    Rule("ONE one:UNIT way:'ago|back|earlier|later|hence'", _ago),
    Rule("( number:NUM unit:UNITS / ONE one:UNIT ) way:'before' >COMMA|DOT|STOP", _ago),
    Rule("'a|the'? some:SOME 'of'? unit:UNITS way:'ago|back|earlier|later'", _ago),
    Rule("( tens:NUMW TDASH )? number:NUM unit:'years|months|decades' 'on' >COMMA", _years_on),
    Rule("( tens:NUMW TDASH )? number:NUM unit:UNITS 'from' 'now'", _from_now),
    Rule("ONE one:UNIT 'from' 'now'", _from_now),
    Rule("'the' unit:'day|week|month|year' way:'before|after|earlier|later'", _before),
    Rule("month:MONTH COMMA? 'of'? ref:REF 'year'", _in_year),
    Rule("month:MONTH day:DAY COMMA? 'of'? ref:REF 'year'", _in_year),
    Rule("season:SEASON 'of'? ref:REF 'year'", _in_year),
]
