"""German clock times and parts of the day, vague references."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import Form

_BEFORE_HOUR = ("PART", "DEICTIC", "WDPART", "WD", "EARLY")
_HALF_DAY = {"AF": 12, "EV": 12, "NI": 12}


def _chain(hit: Hit) -> list[Draft] | None:
    """ "8.30-12 und 14.30-16.30 Uhr": each time by itself, "Uhr" goes with the last."""
    times: list[tuple[int, int, int]] = []
    index = hit.start
    while index < hit.end:
        hour = hit.meanings[index].get("HOUR")
        if hour is None:
            index += 1
            continue
        minutes = _minutes(hit, index)
        after = index + (3 if minutes >= 0 else 1)
        house_number = minutes < 0 and after < hit.end and "COMMA" in hit.meanings[after]
        if not house_number:  # "Hauptstraße 7, 20 Uhr"
            times.append((index, hour, minutes))
        index = after
    found: list[Draft] = []
    for place, (index, hour, minutes) in enumerate(times):
        end = hit.end if place == len(times) - 1 else index + (3 if minutes >= 0 else 1)
        draft = drafts.clock(hour, max(minutes, 0), (index, end))
        if draft is None:
            return None
        found.append(draft)
    return found or None


def _minutes(hit: Hit, index: int) -> int:
    """The minutes that touch the hour at an index, or -1."""
    if index + 2 >= hit.end or hit.meanings[index + 1].keys().isdisjoint(("TDOT", "TCOLON")):
        return -1
    if not hit.tokens.joined(index):
        return -1
    minutes = hit.meanings[index + 2].get("MINUTE")
    return -1 if minutes is None else int(minutes)


def _clock(hit: Hit) -> Draft | None:
    """ "20.15 Uhr", "12 Uhr 30", "drei Uhr nachts"."""
    hour = hit.get("hour", "HOUR") if hit.has("hour") else hit.get("word", "HOURW")
    if (
        hour is None
        or hit.is_after("UNITS")
        or (hit.has("minute") and hit.has("tight") and not hit.tokens.joined(hit.at("hour")))
    ):
        return None
    if hit.is_after("DOT") and not hit.has("tight") and hit.has("minute") and _is_month(hit, hit.end + 1):
        return None
    part = hit.get("part", "ADVERBPART")
    if part and hour < 12:
        hour += 0 if part == "NI" and hour < 6 else _HALF_DAY.get(part, 0)
    return drafts.clock(hour, hit.get("minute", "MINUTE") or 0)


def _bare_clock(hit: Hit) -> Draft | None:
    """ "um 10.15"; "von 7:15,63 Minuten" is a length."""
    return None if builders.tied(hit, hit.end) and hit.after(2)[:1].isdigit() else _clock(hit)


def _time_stamp(hit: Hit) -> Draft | None:
    """ "20.08.2025, 16:50" and "heute, 16:50": two figures with a colon right behind a date."""
    place = hit.start - 1
    if place > 0 and not hit.meanings[place].keys().isdisjoint(("COMMA", "SIGN", "SLASH", "DASH")):
        place -= 1
    dated = place >= 0 and not hit.meanings[place].keys().isdisjoint(("YEAR", "YY", "DEICTIC"))
    return _clock(hit) if dated and not builders.tied(hit, hit.end) else None


def _is_month(hit: Hit, index: int) -> bool:
    return index < len(hit.meanings) and "MONTH" in hit.meanings[index]


def _worded(hit: Hit) -> Draft | None:
    """ "halb acht", "Viertel nach drei", "Viertel vor drei"; whether before noon is not said."""
    hour = hit.get("hour", "HOUR") if hit.has("hour") else hit.get("word", "HOURW")
    if hour is None or not 1 <= hour <= 12:
        return None
    minutes = {"halb": -30, "nach": 15, "vor": -15}[hit.word("way").lower()] + 60 * hour
    return drafts.clock(minutes // 60, minutes % 60)


def _to_or_past(hit: Hit) -> Draft | None:
    """ "um zwanzig nach acht", "dreiviertel acht"."""
    minutes = hit.get("minutes", "HOURW") or 15
    hour = hit.get("word", "HOURW")
    if minutes not in (5, 10, 15, 20) or not 1 <= hour <= 12:
        return None
    total = 60 * hour + (minutes if hit.word("way") == "nach" else -minutes)
    return drafts.clock(total // 60, total % 60)


def _part_and_hour(hit: Hit) -> Draft | None:
    """ "nachmittags um drei", "morgens um sechs"."""
    part = hit.get("part", "ADVERBPART") or hit.get("part", "PARTGEN")
    hour = hit.get("hour", "HOUR") if hit.has("hour") else hit.get("word", "HOURW")
    minutes = hit.get("minute", "MINUTE") or 0
    if hit.has("half"):
        hour, minutes = hour - 1, 30
    if hit.has("hour") and hour >= 12:  # "abends um 20 Uhr"
        return drafts.clock(hour, minutes)
    if not 0 <= hour <= 12:
        return None
    early = part == "MO" or (part == "NI" and hour < 6) or hour == 12
    return drafts.clock(hour if early else hour + 12, minutes)


def _bare_hour(hit: Hit) -> Draft | None:
    """ "am Nachmittag um drei", "morgen um acht": the day or its part shows that an hour is meant."""
    place = hit.start - (3 if hit.before(2) in ("", ",") else 2)
    timed = place >= 0 and not hit.meanings[place].keys().isdisjoint(_BEFORE_HOUR)
    return drafts.clock(hit.get("word", "HOURW"), 0) if timed and hit.after() != "auf" else None


def _midnight(hit: Hit) -> Draft | None:
    return drafts.clock(24, 0)


def _part(hit: Hit) -> Draft:
    """ "am Nachmittag", "den frühen Morgenstunden", "über Nacht"."""
    return drafts.part_of_day(hit.get("part", "PART"))


def _adverb_part(hit: Hit) -> Draft:
    return drafts.recurring(f"XXXX-XX-XXT{hit.get('part', 'ADVERBPART') or hit.get('part', 'PARTGEN')}")


def _eve(hit: Hit) -> Draft:
    """ "am Vorabend": the evening before the day named."""
    return drafts.shift("day", -1, "text", time="TEV")


def _vague(hit: Hit) -> Draft:
    return drafts.fixed(hit.get("word", "VAGUE"))


def _past(hit: Hit) -> Draft:
    return drafts.fixed("PAST_REF")


def _then(hit: Hit) -> Draft:
    return Draft("DATE", Form("then"))


def _present(hit: Hit) -> Draft:
    return drafts.fixed("PRESENT_REF")


def _future(hit: Hit) -> Draft:
    return drafts.fixed("FUTURE_REF")


TIME = "HOUR ( TDOT|TCOLON MINUTE )?"
BETWEEN = "( DASH / COMMA / SLASH / 'bis|und|oder' )"
UHR = "'Uhr|h'"

RULES = [
    Rule("hour:HOUR ( tight:TDOT|TCOLON minute:MINUTE )? 'Uhr' ( part:ADVERBPART / 'früh' )?", _clock),
    Rule("word:HOURW 'Uhr' ( part:ADVERBPART / 'früh' )?", _clock),
    Rule("<'um|gegen|ab|bis' hour:HOUR ( tight:TDOT|TCOLON minute:MINUTE )? 'h'", _clock),
    Rule("hour:HOUR 'Uhr' minute:MINUTE", _clock),
    Rule(f"{TIME} {BETWEEN} {TIME} {UHR}", _chain),
    Rule(f"{TIME} {BETWEEN} {TIME} {BETWEEN} {TIME} {UHR}", _chain),
    Rule(f"{TIME} {BETWEEN} {TIME} {BETWEEN} {TIME} {BETWEEN} {TIME} {UHR}", _chain),
    Rule(
        "<'um|gegen|ab|von|bis|Beginn|Start|Einlass|Anpfiff|jeweils' "
        "hour:HOUR tight:TDOT|TCOLON minute:MINUTE >!MEASURE",
        _bare_clock,
    ),
    Rule("hour:HOUR tight:TCOLON minute:MINUTE", _time_stamp),
    Rule("way:'halb' ( hour:HOUR / word:HOURW ) 'Uhr'?", _worded),
    Rule("'Viertel|viertel' way:'nach|vor' ( hour:HOUR / word:HOURW ) 'Uhr'?", _worded),
    Rule("<'um|gegen|ab|bis' minutes:HOURW way:'nach|vor' word:HOURW >!CAP", _to_or_past),
    Rule("( 'dreiviertel' / 'drei' 'viertel' ) word:HOURW", _to_or_past),
    Rule(
        "part:ADVERBPART|PARTGEN 'um|gegen' half:'halb'? word:HOURW >!UNIT|UNITS|MEASURE|CAP", _part_and_hour
    ),
    Rule(
        "part:ADVERBPART|PARTGEN 'um|gegen' ( hour:HOUR ( TDOT|TCOLON minute:MINUTE )? / word:HOURW ) 'Uhr'",
        _part_and_hour,
    ),
    Rule("<'um|gegen|ab' word:HOURW >!UNIT|UNITS|MEASURE|CAP|DIG|NUM", _bare_hour),
    Rule("MIDNIGHT", _midnight),
    Rule(
        "<'am|gegen|bis|vom|zum|zur|über|zu|diesem|jenem|selben|gleichen' 'frühen|späten|späteren|ganzen'? "
        "part:PART >!DASH",
        _part,
    ),
    Rule("'der|den|dem' 'frühen|späten|ersten|letzten' part:PART", _part),
    Rule("<'in' 'der|den' part:PART", _part),
    Rule("<'ab|seit|für' 'den|dem' part:PART", _part),
    Rule("<'um' 'die' part:PART", _part),
    Rule("<'am' 'Vorabend' >!ART >!'von|eines|einer'", _eve),
    Rule("<'in' 'der' [ 'Früh' ]", lambda hit: drafts.part_of_day("MO")),
    Rule("part:ADVERBPART", _adverb_part),
    Rule("<!WORD|COMMA|DIG|LPAR part:PARTGEN", _adverb_part),
    Rule("word:VAGUE", _vague),
    Rule("FORMER", _past),
    Rule("FORMERLY >CAP >!PART|UNIT|UNITS", _past),
    Rule("MODPREFIX >TDASH", _past),
    Rule("<'vor|seit' 'kurzem|Kurzem|langem|Langem|längerem|Längerem'", _past),
    Rule("<'vor' 'kurzer|langer|längerer|geraumer|einiger' 'Zeit'", _past),
    Rule("<'in|seit|aus' 'jüngster|jüngerer|letzter' 'Zeit|Vergangenheit'", _past),
    Rule("<'in' 'naher|nächster|näherer|absehbarer|ferner' 'Zukunft|Zeit'", _future),
    Rule("<'in' 'Kürze'", _future),
    Rule("<'spätestens' 'dann'", _then),
    Rule("'zur' 'Zeit' >!LOW", _present),
]
