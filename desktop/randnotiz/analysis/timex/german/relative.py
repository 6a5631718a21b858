"""German expressions counted from another day: deictic words, weekdays, "vergangene Woche", "im Jahr
darauf"."""

from __future__ import annotations

from dataclasses import replace

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.german.weekdays import strict
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import COMPARED, Anchor, Direction, Form, Mod

_BEFORE = ("zuvor", "davor", "vorher")
HALF_A_YEAR = 183
_PLACED_MODS: dict[str, Mod] = {"ende": "END", "anfang": "START", "beginn": "START", "mitte": "MID"}


def _this_year(hit: Hit) -> Draft:
    return drafts.shift("year", 0)


def _placed(hit: Hit) -> Draft | None:
    """ "im Vorjahr", "am Vortag"; "am Vortag der Wahl" is counted from something else."""
    unit, count, anchor = hit.get("word", "PLACED")
    if unit == "day" and hit.is_after("ART"):
        return None
    listed = hit.before(2) in ("und", "oder", "wie") and "YEAR" in hit.meanings[max(hit.start - 3, 0)]
    if hit.word("word").startswith("Vorjahr") and unit == "year" and not listed:  # "2012 und im Vorjahr"
        return Draft("DATE", Form("shift", COMPARED, unit, count), _placed_mod(hit))
    return drafts.shift(unit, count, anchor, mod=_placed_mod(hit))


def _same_of_last_year(hit: Hit) -> Draft:
    """ "im gleichen Monat des Vorjahres"."""
    unit, _ = hit.get("unit", "UNIT")
    return drafts.shift(unit, {"month": -12, "quarter": -4}[unit], "text")


def _placed_mod(hit: Hit) -> Mod:
    """Which part of its period a word names: "Jahresende"."""
    word = hit.word("word").lower().rstrip("s")
    return next((mod for ending, mod in _PLACED_MODS.items() if word.endswith(ending)), "")


def _placed_in_year(hit: Hit) -> Draft | None:
    """ "Jahresende 2015"."""
    unit, _, _ = hit.get("word", "PLACED")
    return drafts.fixed(f"{hit.get('year'):04d}", mod=_placed_mod(hit)) if unit == "year" else None


def _new_year(hit: Hit) -> Draft:
    """ "im neuen Jahr", "im alten Jahr": the next one late in a year, the last one early in it."""
    form = Form("shift", unit="year", nearby=HALF_A_YEAR if hit.word("age").startswith("n") else -HALF_A_YEAR)
    return Draft("DATE", form, builders.mod(hit))


def _placed_unit(hit: Hit) -> Draft | None:
    """ "der vergangenen Woche", "nächstes Jahr", "diesem Tag", "des laufenden Jahres"."""
    unit, letter = hit.get("unit", "UNIT")
    if letter.startswith("T"):
        return None
    count, anchor = hit.get("ref", "REF")
    if unit == "weekend":
        return drafts.weekday("WE", strict(hit))
    if unit == "day" and hit.word("ref").lower().startswith("letzt"):  # the last of several
        return None
    extent = (_behind_pronoun(hit), hit.end)
    return drafts.shift(unit, count, _anchor(unit, count, anchor), mod=builders.mod(hit), extent=extent)


def _behind_pronoun(hit: Hit) -> int:
    """Where it begins: in "die vergangenes Jahr lief" the ending shows that "die" is no article."""
    strong = hit.word("ref").endswith(("es", "er", "em"))
    return hit.at("ref") if strong and hit.start == hit.at("ref") - 1 and not hit.has("part") else hit.start


def _anchor(unit: str, count: int, anchor: Anchor) -> Anchor:
    """A day is counted from the day named ("am nächsten Tag"), longer units from the publication date."""
    return "text" if unit == "day" and count in (0, 1) and anchor == "published" else anchor


def _plain_unit(hit: Hit) -> Draft:
    """ "Ende des Jahres", "Anfang der Woche", "Laufe des Tages": the unit we are in."""
    unit, _ = hit.get("unit", "UNIT")
    return drafts.shift(unit, 0, "text" if unit == "day" else "published", mod=builders.mod(hit))


def _placed_month(hit: Hit) -> Draft | None:
    """ "vergangenen Februar", "diesen Sommer", "nächste Weihnachten", "jenem Winter"."""
    if hit.word("ref").lower().startswith(("jen", "selb", "gleich")):
        return Draft("DATE", Form("yearless", _tail(hit), "year", 0, "told"), builders.mod(hit))
    if hit.word("ref").lower().startswith("dies"):
        if _tail(hit) == "WI":  # the one that lasts from one year to the next
            return drafts.in_year(None, "WI", direction="near")
        return Draft("DATE", Form("yearless", _tail(hit), "year"), builders.mod(hit))
    return drafts.in_year(None, _tail(hit), direction=strict(hit), mod=builders.mod(hit))


def _in_placed_year(hit: Hit) -> Draft:
    """ "Juli dieses Jahres", "3. Mai vergangenen Jahres", "Herbst nächsten Jahres"."""
    count: int = 0
    anchor: Anchor = "published"
    if hit.has("ref"):
        count, anchor = hit.get("ref", "REF")
    elif hit.has("placed"):
        _, count, anchor = hit.get("placed", "PLACED")
    return Draft("DATE", Form("yearless", _tail(hit), "year", count, anchor), builders.mod(hit))


def _months_in_placed_year(hit: Hit) -> list[Draft]:
    """ "Januar und Februar dieses Jahres"."""
    last = _in_placed_year(hit)
    return [replace(last, form=replace(last.form, value=f"{hit.get('month1', 'MONTH'):02d}")), last]


def _years_before(hit: Hit) -> list[Draft]:
    """ "am 9. November vor 20 Jahren", "im Sommer vor einem Jahr": the length tells the year of the first."""
    number = hit.get("number", "NUM") if hit.has("number") else 1
    first = Draft("DATE", Form("yearless", _tail(hit), "year", -number), builders.mod(hit))
    return [first, drafts.length(str(number), "Y", "year", -1)]


def _tail(hit: Hit) -> str:
    """What recurs every year in a match: season, feast, quarter, day or month."""
    if hit.has("season"):
        return str(hit.get("season", "SEASON"))
    if hit.has("feast"):
        return str(hit.get("feast", "HOLIDAY"))
    if hit.has("quarter"):
        number = hit.get("ord", "ORD") or hit.get("num", "DAY")
        return ("Q" if hit.word("quarter").startswith("Q") else "H") + str(min(number, 4))
    day = f"-{hit.get('day', 'DAY'):02d}" if hit.has("day") else ""
    return f"{hit.get('month', 'MONTH'):02d}{day}"


def _following(hit: Hit) -> Draft:
    """ "der Woche darauf", "am Tag zuvor", "tags darauf": one away from the day named.

    What lies before may be counted from the publication date as well.
    """
    unit = hit.get("unit", "UNIT")[0] if hit.has("unit") else "day"
    if hit.word("way") in _BEFORE:
        return drafts.shift(unit, -1, "text")
    return drafts.shift(unit, 1, "told")


def _next_named(hit: Hit) -> Draft:
    """ "im Frühjahr darauf", "im Mai zuvor"."""
    back = hit.word("way") in _BEFORE
    tail = hit.get("season") or f"{hit.get('month'):02d}"
    direction: Direction = "last" if back else "next"
    return Draft("DATE", Form("yearless", tail, anchor="text" if back else "told", direction=direction))


def _next_weekday(hit: Hit) -> Draft:
    """ "am Montag darauf", "am Freitag zuvor"."""
    back = hit.word("way") in _BEFORE
    direction: Direction = "last" if back else "next"
    number = str(hit.get("day", "WD"))
    return Draft("DATE", Form("weekday", number, anchor="text" if back else "told", direction=direction))


def _some_later(hit: Hit) -> Draft | None:
    """ "zwei Jahre später", "drei Tage zuvor": counted from the day named."""
    unit, letter = hit.get("unit", "UNITS") or hit.get("one", "UNIT")
    if letter.startswith("T"):
        return None
    number = hit.get("number", "NUM") if hit.has("number") else 1
    if hit.word("way") in _BEFORE:
        return drafts.shift(unit, -number, "text")
    return drafts.shift(unit, number, "told")


def _half_later(hit: Hit) -> Draft:
    """ "ein halbes Jahr später", "ein halbes Jahrhundert zuvor"."""
    back = hit.word("way") in _BEFORE
    unit, number = {"Jahr": ("month", 6), "Jahrzehnt": ("year", 5), "Jahrhundert": ("year", 50)}[
        hit.word("unit")
    ]
    return drafts.shift(unit, -number if back else number, "text" if back else "told")


def _ordinal(hit: Hit) -> Draft | None:
    """ "der dritten Woche": of the series that began on the last day named."""
    unit, _ = hit.get("unit", "UNIT")
    number = hit.get("ord", "ORD")
    if unit != "week" or number > 60:
        return None
    return Draft("DATE", Form("ordinal", unit=unit, count=number))


def _last_night(hit: Hit) -> Draft:
    """ "letzte Nacht", "kommende Nacht"; "am nächsten Morgen", "am selben Abend" count from the day named."""
    count, anchor = hit.get("ref", "REF")
    time = f"T{hit.get('part', 'PART')}"
    if anchor != "published" or hit.word("ref").lower().startswith(("dies", "nächst")):
        return drafts.shift("day", count, "text", time=time)
    return drafts.shift("day", -1 if count < 0 else 0, time=time)


REF_YEAR = "( 'des'? ref:REF 'Jahres' / 'des' 'Jahres' / 'des' placed:PLACED )"

RULES = [
    Rule("THISYEAR", _this_year),
    Rule("ART? word:PLACED", _placed),
    Rule("word:PLACED year:YEAR", _placed_in_year),
    Rule(
        "ART? 'gleichen|selben|gleiche|desselben|denselben|demselben' unit:'Monat|Monats|Quartal|Quartals' "
        "( 'des' 'Vorjahres|Vorjahrs' / 'im' 'Vorjahr' / 'des'? 'vergangenen|vorigen|letzten' 'Jahres' )",
        _same_of_last_year,
    ),
    Rule("<'im' age:'neuen|alten' 'Jahr|Jahre' >!YEAR", _new_year),
    Rule("( part:PARTOF )? 'des' age:'neuen|alten' 'Jahres'", _new_year),
    Rule("ART? ref:REF part:PART", _last_night),
    # units
    Rule("'dieser' 'Tage'", lambda hit: drafts.fixed("PRESENT_REF")),
    Rule("<'in' 'diesen' 'Tagen'", lambda hit: drafts.fixed("PRESENT_REF")),
    Rule("ART? ref:REF unit:UNIT", _placed_unit),
    Rule("part:PARTOF ART? ref:REF unit:UNIT", _placed_unit),
    Rule("part:PARTOF unit:'Woche|Monat|Jahr'", _plain_unit),
    Rule("part:PARTOF 'des|der' unit:'Jahres|Woche|Monats|Jahrzehnts|Jahrhunderts'", _plain_unit),
    Rule("<'Laufe|Lauf|Verlauf|Verlaufe' 'des|der' unit:'Jahres|Woche|Monats|Tages|Jahrzehnts'", _plain_unit),
    Rule("[ part:PARTOF? ref:REF month:MONTH ]", _placed_month),
    Rule("[ ref:REF season:SEASON ]", _placed_month),
    Rule("[ ref:REF feast:HOLIDAY ]", _placed_month),
    Rule(f"part:PARTOF? month:MONTH {REF_YEAR}", _in_placed_year),
    Rule(
        f"[ month1:MONTH ] ( DASH / SLASH / 'und|oder|bis' ) [ month:MONTH {REF_YEAR} ]",
        _months_in_placed_year,
    ),
    Rule(f"day:DAY DOT month:MONTH {REF_YEAR}", _in_placed_year),
    Rule(
        "[ part:PARTOF? ( ( day:DAY DOT )? month:MONTH / season:SEASON / feast:HOLIDAY ) ] 'vor' "
        "[ number:NUM 'Jahren' ]",
        _years_before,
    ),
    Rule(
        "[ part:PARTOF? ( ( day:DAY DOT )? month:MONTH / season:SEASON ) ] 'vor' [ ONE 'Jahr' ]",
        _years_before,
    ),
    Rule(f"season:SEASON {REF_YEAR}", _in_placed_year),
    Rule(f"feast:HOLIDAY {REF_YEAR}", _in_placed_year),
    Rule(
        f"( ord:ORD / num:DAY DOT ) quarter:'Quartal|Quartals|Halbjahr|Halbjahres|Hälfte|Jahreshälfte' "
        f"{REF_YEAR}",
        _in_placed_year,
    ),
    # from the day named
    Rule("( season:SEASON / month:MONTH ) way:'darauf|zuvor|davor'", _next_named),
    Rule("day:WD way:'darauf|zuvor|davor'", _next_weekday),
    Rule("ART? unit:'Tag|Woche|Monat|Jahr' way:'darauf|danach|zuvor|davor|vorher'", _following),
    Rule("'tags|Tags' way:'darauf|danach|zuvor|davor|vorher'", _following),
    Rule("number:NUM unit:UNITS way:'später|danach|darauf|zuvor|davor|vorher'", _some_later),
    Rule("ONE one:UNIT way:'später|danach|darauf|zuvor|davor|vorher'", _some_later),
    Rule(
        "ONE 'halbes' unit:'Jahr|Jahrzehnt|Jahrhundert' way:'später|danach|darauf|zuvor|davor|vorher'",
        _half_later,
    ),
    Rule("ART ord:ORD unit:UNIT", _ordinal),
]
