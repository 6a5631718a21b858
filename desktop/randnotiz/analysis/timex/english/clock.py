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


def _hour_and_part(hit: Hit) -> Draft | None:
    """ "8 in the evening", "four o'clock in the morning", "10 at night", "half past eight in the evening"."""
    hour = hit.get("hour", "HOUR") if hit.has("hour") else hit.get("word", "HOURW")
    minutes = hit.get("minute", "MINUTE") or 0
    if hit.has("way"):
        late = {"half": 30, "quarter": 15}[hit.word("minutes").lower()]
        hour, minutes = (hour, late) if hit.word("way") == "past" else (hour - 1, 60 - late)
    part = hit.get("part", "PART")
    if not 1 <= hour <= 12 or part == "MI":
        return None
    noon = 12 if part in ("AF", "EV") or (part == "NI" and hour > 5) else 0
    return drafts.clock(hour % 12 + noon + (12 if part == "NI" and hour == 12 else 0), minutes)


def _midnight(hit: Hit) -> Draft | None:
    """The end of the day spoken of, as in German."""
    return drafts.clock(24, 0)


def _noon(hit: Hit) -> Draft | None:
    return drafts.clock(12, 0)


def _part(hit: Hit) -> Draft:
    return drafts.part_of_day(hit.get("part", "PART"))


def _vague(hit: Hit) -> Draft:
    return drafts.fixed(hit.get("word", "VAGUE"))


AT = "'at|by|around|about|until|till|from|to|and|between|before|after'"
HOUR = "( hour:HOUR / word:HOURW )"
OF_DAY = "( 'in' 'the' / 'at' ) part:'morning|afternoon|evening|night'"
RULES = [
    Rule("hour:HOUR TCOLON minute:MINUTE half:HALFDAY? ZONE?", _digital),
    Rule("hour:HOUR ( TCOLON|TDOT minute:MINUTE )? half:'a|p' TDOT 'm' DOT? ZONE?", _clock),
    Rule("hour:HOUR ( TDOT minute:MINUTE )? half:HALFDAY ZONE?", _clock),
    Rule("( hour:HOUR / word:HOURW ) 'o' QUOTE 'clock'", _clock),
    Rule(
        "minutes:'half|quarter' way:'past|to' ( hour:HOUR / word:HOURW ) >!MEASURE|UNITS",
        _worded,
    ),
    Rule(f"<{AT} {HOUR} {OF_DAY}", _hour_and_part),
    Rule(f"hour:HOUR TCOLON minute:MINUTE {OF_DAY}", _hour_and_part),
    Rule(f"{HOUR} 'o' QUOTE 'clock' {OF_DAY}", _hour_and_part),
    Rule(f"minutes:'half|quarter' way:'past|to' {HOUR} {OF_DAY}", _hour_and_part),
    Rule("MIDNIGHT", _midnight),
    Rule("'noon|midday'", _noon),
    Rule("'in' 'the' 'early|late'? part:PART", _part),
    Rule("word:VAGUE", _vague),
    Rule("<'in' 'those' 'days|years'", lambda hit: drafts.fixed("PAST_REF")),
    Rule("<'at' 'present'", lambda hit: drafts.fixed("PRESENT_REF")),
    Rule("<'in' 'the' 'near|foreseeable' 'future'", lambda hit: drafts.fixed("FUTURE_REF")),
    Rule("<'in' 'the' 'recent|distant' 'past'", lambda hit: drafts.fixed("PAST_REF")),
]
