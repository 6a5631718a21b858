"""English clock times, parts of the day and vague references."""

from __future__ import annotations

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule


def _clock(hit: Hit) -> Draft | None:
    """ "10:30", "3 p.m.", "6:00am", "three o'clock"."""
    hour = hit.get("hour", "HOUR") if hit.has("hour") else hit.get("word", "HOURW")
    half = hit.word("half").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return drafts.clock(hour, hit.get("minute", "MINUTE") or 0)


def _digital(hit: Hit) -> Draft | None:
    """ "22:30"; "Corinthians 9:25" is a verse and "2:10" after a name perhaps a result."""
    if not hit.has("half") and (
        hit.is_before("CAP") and not hit.is_before("PREP") and not hit.is_before("WD")
    ):
        return None
    return _clock(hit)


def _worded(hit: Hit) -> Draft | None:
    """ "half past eight", "a quarter to nine", "ten past six"; whether before noon is not said."""
    minutes = {"half": 30, "quarter": 15}.get(hit.word("minutes").lower()) or hit.get("minutes", "HOURW")
    hour = hit.get("hour", "HOUR") if hit.has("hour") else hit.get("word", "HOURW")
    if minutes is None or not 1 <= hour <= 12:
        return None
    total = 60 * hour + (minutes if hit.word("way") == "past" else -minutes)
    return drafts.clock(total // 60, total % 60)


def _midnight(hit: Hit) -> Draft | None:
    return drafts.clock(0, 0)


def _noon(hit: Hit) -> Draft | None:
    return drafts.clock(12, 0)


def _part(hit: Hit) -> Draft:
    return drafts.part_of_day(hit.get("part", "PART"))


def _vague(hit: Hit) -> Draft:
    return drafts.fixed(hit.get("word", "VAGUE"))


RULES = [
    Rule("hour:HOUR TCOLON minute:MINUTE half:HALFDAY? ZONE?", _digital),
    Rule("hour:HOUR ( TCOLON|TDOT minute:MINUTE )? half:'a|p' TDOT 'm' DOT? ZONE?", _clock),
    Rule("hour:HOUR half:HALFDAY ZONE?", _clock),
    Rule("( hour:HOUR / word:HOURW ) 'o' QUOTE 'clock'", _clock),
    Rule(
        "minutes:'half|quarter' way:'past|to' ( hour:HOUR / word:HOURW ) >!MEASURE|UNITS",
        _worded,
    ),
    Rule("MIDNIGHT", _midnight),
    Rule("'noon|midday'", _noon),
    Rule("'in' 'the' 'early|late'? part:PART", _part),
    Rule("word:VAGUE", _vague),
    Rule("<'at' 'present'", lambda hit: drafts.fixed("PRESENT_REF")),
    Rule("<'in' 'the' 'near|foreseeable' 'future'", lambda hit: drafts.fixed("FUTURE_REF")),
    Rule("<'in' 'the' 'recent|distant' 'past'", lambda hit: drafts.fixed("PAST_REF")),
]
