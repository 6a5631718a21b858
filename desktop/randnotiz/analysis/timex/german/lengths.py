"""German durations and sets: "drei Wochen", "seit Jahren", "14-Tage", "zehnjährig", "jeden Montag",
"jährlich"."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.lexicon import words
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

_OLD = words("alt alte alten alter altes jung junge jungen älter jünger")
_WAYS = {"vor": -1, "seit": -1, "in": 1, "binnen": 1}
# What lasts or returns; before other nouns "50-jährig" tells a person's age.
_LASTING = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "zeit",
    "dauer",
    "jubiläum",
    "bestehen",
    "frist",
    "haft",
    "krieg",
    "strafe",
    "vertrag",
    "arbeit",
    "pause",
    "geschichte",
    "tradition",
    "problem",
    "projekt",
    "studium",
    "ion",
    "kampf",
    "streit",
    "plan",
    "programm",
    "mandat",
    "embargo",
    "konflikt",
    "prozess",
    "verfahren",
    "fest",
    "geburtstag",
    "aufenthalt",
    "ehe",
    "bau",
    "periode",
    "phase",
    "reise",
    "kurs",
    "laufbahn",
    "karriere",
    "regime",
    "verbot",
)


def _amount(hit: Hit) -> str:
    """The digits of a duration: "3", "2.5", "X"."""
    if hit.has("half"):
        return str(hit.get("half", "HALFNUM"))
    if hit.has("some"):
        return "X"
    number = hit.get("number", "NUM") if hit.has("number") else 2 if hit.has("both") else 1
    if hit.has("thousands"):
        return f"{number}{hit.word('thousands')}"
    return f"{number}.{hit.word('rest')}" if hit.has("rest") else str(number)


def _length(hit: Hit) -> Draft | None:
    """ "drei Wochen", "ein Tag"; ages are none."""
    unit, letter = hit.get("unit", "UNITS") or hit.get("unit", "UNIT")
    if _is_age(hit) if unit == "year" else hit.after().lower().startswith("alt"):
        return None
    if hit.tokens.word(hit.end - 1) == "Tages":  # "eines Tages"
        return None
    if builders.runs_on(hit) or (unit == "minute" and hit.is_before("DOT")):  # "2:15,26 Minuten"
        return None
    return drafts.length(_amount(hit), letter, unit, _way(hit))


def _way(hit: Hit) -> int:
    if hit.has("ref"):
        count, _ = hit.get("ref", "REF")
        return int(count)
    return _WAYS.get(hit.before(), 0)


def _is_age(hit: Hit) -> bool:
    """Whether years tell an age: "44 Jahre alt", "ab 16 Jahren", "im Alter von 3 bis 5 Jahren"."""
    after = hit.after().lower()
    if after in _OLD or _of_people(hit, 1) or (hit.before() in ("und", "bis") and _of_people(hit, 3)):
        return True
    limit = hit.before() in ("ab", "unter", "mit") and hit.tokens.word(hit.end - 1) == "Jahren"
    return limit and after != "lang"


def _of_people(hit: Hit, steps: int) -> bool:
    """ "Kinder von sechs Jahren", "im Alter von", "zwischen 20 und 30 Jahren": what stands `steps` before."""
    if hit.before(steps) != "von":
        return hit.before(steps) == "zwischen"
    place = hit.start - steps - 1
    return hit.before(steps + 1) == "alter" or (place >= 0 and "MEASURE" in hit.meanings[place])


def _past_lengths(hit: Hit) -> Draft | None:
    """ "den vergangenen zwei Jahrzehnten", "den letzten Jahren", "die nächsten drei Tage"."""
    unit, letter = hit.get("unit", "UNITS")
    amount = _amount(hit) if hit.has("number") or hit.has("both") else "X"
    count, _ = hit.get("ref", "REF")
    return drafts.length(amount, letter, unit, 1 if count > 0 else -1)


def _bare_plural(hit: Hit) -> Draft:
    unit, letter = hit.get("unit", "UNITS")
    return drafts.length("X", letter, unit)


def _pair(hit: Hit) -> list[Draft] | None:
    """ "50 statt 30 Jahre", "zwei bis drei Wochen": two lengths, the unit stands with the last."""
    unit, letter = hit.get("unit", "UNITS")
    if unit == "year" and _of_people(hit, 1):
        return None
    numbers = (hit.get("number", "NUM") or 1, hit.get("number2", "NUM"))
    return [drafts.length(str(number), letter, unit) for number in numbers]


def _half(hit: Hit) -> Draft | None:
    """ "ein halbes Jahr", "eine halbe Stunde"."""
    unit, _ = hit.get("unit", "UNIT")
    value = {"year": "P6M", "hour": "PT30M", "day": "PT12H", "century": "P50Y"}.get(unit)
    return drafts.fixed(value, "DURATION") if value else None


def _length_word(hit: Hit) -> Draft | None:
    """ "eine Viertelstunde" with its article, "ein jahrelanger Streit" without."""
    if hit.is_before("DOT") or hit.is_before("ORD"):  # "im 3. Jahrtausend"
        return None
    if hit.word("word") == "Jahrtausend" and hit.start == hit.at("word"):  # "Ende des Jahrtausends"
        return None
    start = hit.start if hit.word("word")[:1].isupper() else hit.at("word")
    return drafts.fixed(hit.get("word", "LENGTH"), "DURATION", extent=(start, hit.end))


def _span_word(hit: Hit) -> Draft | None:
    """ "zehnjährig", "dreitägig", "14-tägig"; years only before something that lasts."""
    if hit.has("word"):
        amount, letter = hit.get("word", "SPANWORD")
    else:
        amount, letter = str(hit.get("number", "NUM")), hit.get("suffix", "SPANSUFFIX")
    if letter == "Y" and amount != "X" and not hit.after().lower().endswith(_LASTING):
        return None
    if hit.tokens.words[hit.end - 1][:1].isupper() and letter == "Y":
        return None
    return drafts.length(amount, letter)


def _set_word(hit: Hit) -> Draft:
    return drafts.recurring(hit.get("word", "SETWORD"))


def _each(hit: Hit) -> Draft | None:
    """ "jeden Montag", "jedes Jahr", "jede zweite Woche", "jeden letzten Samstag im Monat"."""
    if hit.has("period"):
        _, letter = hit.get("period", "UNIT")
        return drafts.recurring(f"P1{letter}")
    if hit.has("day"):
        return drafts.recurring(f"XXXX-WXX-{hit.get('day', 'WD') + 1}")
    if hit.has("both"):
        number, part = hit.get("both", "WDPART")
        return drafts.recurring(f"XXXX-WXX-{number + 1}T{part}")
    if hit.has("month"):
        return drafts.recurring(f"XXXX-{hit.get('month', 'MONTH'):02d}")
    if hit.has("season"):
        return drafts.recurring(f"XXXX-{hit.get('season', 'SEASON')}")
    if hit.has("part"):
        return drafts.recurring(f"XXXX-XX-XXT{hit.get('part', 'PART')}")
    _, letter = hit.get("unit", "UNIT")
    return drafts.recurring(_every(str(hit.get("ord", "ORD") or 1), letter))


def _every(amount: str, letter: str) -> str:
    return str(drafts.length(amount, letter).form.value)


def _all(hit: Hit) -> Draft | None:
    """ "alle zwei Jahre", "alle paar Wochen"; not "alle Jahre" of a life."""
    _, letter = hit.get("unit", "UNITS")
    return drafts.recurring(_every(_amount(hit), letter))


def _every_days(hit: Hit) -> Draft:
    """ "14-täglich"."""
    return drafts.recurring(f"P{hit.get('number', 'NUM')}D")


def _adverb_day(hit: Hit) -> Draft:
    return drafts.recurring(f"XXXX-WXX-{hit.get('day', 'ADVERBDAY') + 1}")


def _adverb_day_part(hit: Hit) -> Draft:
    """ "donnerstagabends"."""
    number, part = hit.get("both", "ADVERBDAYPART")
    return drafts.recurring(f"XXXX-WXX-{number + 1}T{part}")


def _weekdays(hit: Hit) -> Draft:
    """ "an Sonntagen"."""
    return drafts.recurring(f"XXXX-WXX-{hit.get('day', 'WDS') + 1}")


def _frequency(hit: Hit) -> Draft | None:
    _, letter = hit.get("unit", "UNIT")
    return drafts.recurring(_every("1", letter))


NUMBER = "( number:NUM ( COMMA rest:DIG )? / number1:NUM )"
FREQUENCY = "'einmal|zweimal|dreimal|viermal|fünfmal|mehrmals'"
TIMES = "number:NUM 'Mal|mal'"

RULES = [
    # lengths
    Rule("number:NUM unit:UNITS", _length),
    Rule("number:NUM TCOMMA rest:DIG unit:UNITS", _length),
    Rule("number:NUM TDOT thousands:THREE unit:UNITS", _length),
    Rule("half:HALFNUM unit:UNITS", _length),
    Rule("ONE unit:UNIT", _length),
    Rule("number:NUM 'volle|vollen|ganze|ganzen|weitere|weiteren' unit:UNITS", _length),
    Rule("number:NUM TDASH unit:UNITS", _length),
    Rule("'ein|einem|den|die'? some:SOME unit:UNITS", _length),
    Rule("both:BOTH unit:UNITS", _length),
    Rule("ART? ref:REF ( number:NUM / both:BOTH / SOME )? unit:UNITS", _past_lengths),
    Rule("<'seit|vor|nach|über' unit:UNITS", _bare_plural),
    Rule("[ number:NUM ] ( 'statt|auf|bis|oder|und' / DASH ) [ number2:NUM unit:UNITS ]", _pair),
    Rule("[ ONE ] 'bis|oder' [ number2:NUM unit:UNITS ]", _pair),
    Rule("ONE 'halbes|halbe|halben' unit:UNIT", _half),
    Rule("'halbe|halben|halbes' unit:UNIT", _half),
    Rule("ONE? ( 'dreiviertel' / 'drei' 'viertel' ) 'Stunde'", lambda hit: drafts.length("45", "TM")),
    Rule("ONE? word:LENGTH", _length_word),
    Rule("word:SPANWORD", _span_word),
    Rule("number:NUM DASH? suffix:SPANSUFFIX", _span_word),
    # sets
    Rule(f"{FREQUENCY}? word:SETWORD", _set_word),
    Rule("EACH ord:ORD? unit:UNIT", _each),
    Rule("EACH REF? ORD? day:WD ( ( 'im' / 'eines|des' EACH? ) period:'Monat|Monats|Jahr|Jahres' )?", _each),
    Rule("EACH both:WDPART", _each),
    Rule("EACH part:PART", _each),
    Rule("EACH month:MONTH", _each),
    Rule("EACH season:SEASON", _each),
    Rule("'alle' ( number:NUM / some:'paar' ) unit:UNITS", _all),
    Rule("day:ADVERBDAY", _adverb_day),
    Rule("both:ADVERBDAYPART", _adverb_day_part),
    Rule("<'an' day:WDS", _weekdays),
    Rule("<'an' 'Wochenenden'", lambda hit: drafts.recurring("XXXX-WXX-WE")),
    Rule(f"{TIMES} ( 'pro|je' / 'im|am' / 'in' 'der' ) unit:UNIT", _frequency),
    Rule("number:NUM DASH 'täglich|tägliche|täglichen|täglicher|tägliches'", _every_days),
    Rule(f"{FREQUENCY} ( 'pro|je' / 'im|am' / 'in' 'der' ) unit:UNIT", _frequency),
]
