"""German expressions counted from another day: deictic words, weekdays, "vergangene Woche", "im Jahr
darauf"."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import Anchor, Direction, Form, Mod

# What follows "heute" where it is a day: "heute, Mittwoch", "heute 12 Uhr".
_DATED = ("COMMA", "DIG", "WD", "PART", "EARLY", "LPAR")
_BEFORE = ("zuvor", "davor", "vorher")
_AHEAD = frozenset({"wird", "werden", "will", "wollen", "soll", "sollen", "muss", "müssen"})
_PLACED_MODS: dict[str, Mod] = {"ende": "END", "anfang": "START", "beginn": "START", "mitte": "MID"}


def _deictic(hit: Hit) -> Draft | None:
    """ "gestern", "heute Abend", "morgen früh"; a noun "Morgen" is none."""
    if hit.before() == "zdf" or hit.after() in ("journal", "show") or _overnight(hit):
        return None
    part = hit.get("part", "PART") or hit.get("early", "EARLY")
    if not part and hit.get("day", "DEICTIC") == 0 and _means_our_time(hit):
        return drafts.fixed("PRESENT_REF")
    return drafts.shift("day", hit.get("day", "DEICTIC"), time=f"T{part}" if part else "")


def _overnight(hit: Hit) -> bool:
    """ "von heute auf morgen" is no date."""
    words = [hit.before(step) for step in (3, 2, 1)] + [hit.after(step) for step in (1, 2)]
    return words[2:] == ["von", "auf", "morgen"] or words[:3] == ["von", "heute", "auf"]


def _means_our_time(hit: Hit) -> bool:
    """ "bis heute", "noch heute", "die Jugend von heute"; not "bis heute, 12 Uhr", "soll noch heute"."""
    timed = not hit.meanings[hit.end].keys().isdisjoint(_DATED) if hit.end < len(hit.meanings) else False
    if hit.before() == "von":
        noun = hit.tokens.word(hit.start - 2)[:1].isupper()
        return noun and not timed and hit.after() not in ("an", "ab", "bis")
    if hit.before() == "bis":
        return not timed
    if "noch" not in (hit.before(), hit.after()):
        return False
    reach = range(max(0, hit.start - 7), min(len(hit.tokens), hit.end + 7))
    return not timed and not any(hit.tokens.word(index).lower() in _AHEAD for index in reach)


def _this_year(hit: Hit) -> Draft:
    return drafts.shift("year", 0)


def _placed(hit: Hit) -> Draft:
    unit, count, anchor = hit.get("word", "PLACED")
    word = hit.word("word").lower()
    mod: Mod = next((mod for ending, mod in _PLACED_MODS.items() if word.rstrip("s").endswith(ending)), "")
    return drafts.shift(unit, count, anchor, mod=mod)


def _weekday(hit: Hit) -> Draft | None:
    """ "Montag", "kommenden Montag", "Montag früh", "Montagabend", "Montag vergangener Woche"."""
    if hit.before() == "am" and hit.before(2) in ("bild", "welt"):  # two newspapers
        return None
    number, part = hit.get("both", "WDPART") or (hit.get("day", "WD"), "")
    part = part or hit.get("part", "PART") or hit.get("early", "EARLY") or ""
    if hit.has("adverb"):
        part = hit.get("adverb", "ADVERBPART")
    time = f"T{part}" if part else ""
    if hit.has("adj"):
        shift = hit.get("adj", "DAYADJ")
        return drafts.shift("day", shift, time=time)
    if hit.has("ref") and hit.has("week"):
        count, anchor = hit.get("ref", "REF")
        form = Form("weekday", str(number), "week", count, anchor, time=time)
        return Draft("TIME" if time else "DATE", form)
    return drafts.weekday(number, _strict(hit), time=time)


def _on_weekdays(hit: Hit) -> Draft:
    """ "Mittwochs" at the head of a sentence: every week."""
    return drafts.recurring(f"XXXX-WXX-{hit.get('day', 'WDGEN') + 1}")


def _weekdays(hit: Hit) -> list[Draft]:
    """ "Dienstag bis Freitag": the second is counted from the first."""
    second = Form("weekday", str(hit.get("day2", "WD")), anchor="text", direction="next")
    return [drafts.weekday(hit.get("day", "WD")), Draft("DATE", second)]


def _strict(hit: Hit) -> Direction:
    """last or next where an adjective says so."""
    if not hit.has("ref"):
        return ""
    count, _ = hit.get("ref", "REF")
    return (
        "last"
        if count < 0
        else "next"
        if count > 0
        else "future"
        if hit.word("ref").startswith("dies")
        else ""
    )


def _weekend(hit: Hit) -> Draft:
    return drafts.weekday("WE", _strict(hit))


def _placed_unit(hit: Hit) -> Draft | None:
    """ "der vergangenen Woche", "nächstes Jahr", "diesem Tag", "des laufenden Jahres"."""
    unit, letter = hit.get("unit", "UNIT")
    if letter.startswith("T"):
        return None
    count, anchor = hit.get("ref", "REF")
    if unit == "weekend":
        return drafts.weekday("WE", _strict(hit))
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
    """ "vergangenen Februar", "diesen Sommer", "nächste Weihnachten"."""
    return drafts.in_year(None, _tail(hit), direction=_strict(hit), mod=builders.mod(hit))


def _in_placed_year(hit: Hit) -> Draft:
    """ "Juli dieses Jahres", "3. Mai vergangenen Jahres", "Herbst nächsten Jahres"."""
    count: int = 0
    anchor: Anchor = "published"
    if hit.has("ref"):
        count, anchor = hit.get("ref", "REF")
    elif hit.has("placed"):
        _, count, anchor = hit.get("placed", "PLACED")
    return Draft("DATE", Form("yearless", _tail(hit), "year", count, anchor), builders.mod(hit))


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


def _some_later(hit: Hit) -> Draft | None:
    """ "zwei Jahre später", "drei Tage zuvor": counted from the day named."""
    unit, letter = hit.get("unit", "UNITS") or hit.get("one", "UNIT")
    if letter.startswith("T"):
        return None
    number = hit.get("number", "NUM") if hit.has("number") else 1
    if hit.word("way") in _BEFORE:
        return drafts.shift(unit, -number, "text")
    return drafts.shift(unit, number, "told")


def _ordinal(hit: Hit) -> Draft | None:
    """ "der dritten Woche": of the series that began on the last day named."""
    unit, _ = hit.get("unit", "UNIT")
    number = hit.get("ord", "ORD")
    if unit != "week" or number > 60:
        return None
    return Draft("DATE", Form("ordinal", unit=unit, count=number))


def _night_to(hit: Hit) -> Draft:
    """ "der Nacht auf Sonntag" begins the evening before."""
    form = Form("weekday", str(hit.get("day", "WD")), time="TNI", nearby=-1)
    return Draft("TIME", form)


def _night_to_feast(hit: Hit) -> Draft:
    return Draft("TIME", Form("yearless", hit.get("day", "HOLIDAY"), time="TNI", nearby=-1))


def _night_to_deictic(hit: Hit) -> Draft:
    """ "der Nacht auf gestern" began the day before yesterday."""
    return Draft("TIME", Form("shift", "", "day", hit.get("day", "DEICTIC"), time="TNI", nearby=-1))


def _tomorrow(hit: Hit) -> Draft:
    """ "Morgen" at the head of a sentence; elsewhere the noun is a part of the day."""
    part = hit.get("part", "PART") or hit.get("early", "EARLY")
    return drafts.shift("day", 1, time=f"T{part}" if part else "")


def _deictic_weekday(hit: Hit) -> list[Draft] | None:
    """ "heute, Mittwoch", "morgen Donnerstag": two words for one day."""
    ahead = [hit.meanings[index] for index in range(hit.end, min(hit.end + 4, len(hit.meanings)))]
    if any("MONTH" in meanings for meanings in ahead):  # "heute, Samstag, 20. Februar"
        return None
    days = drafts.shift("day", hit.get("day", "DEICTIC"))
    return [days, days]


def _night_to_date(hit: Hit) -> Draft:
    tail = f"{hit.get('month', 'MONTH'):02d}-{hit.get('day', 'DAY'):02d}"
    return Draft("TIME", Form("yearless", tail, time="TNI", nearby=-1))


def _last_night(hit: Hit) -> Draft:
    count, _ = hit.get("ref", "REF")
    return drafts.shift("day", -1 if count < 0 else 0, time=f"T{hit.get('part', 'PART')}")


REF_YEAR = "( 'des'? ref:REF 'Jahres' / 'des' 'Jahres' / 'des' placed:PLACED )"

RULES = [
    Rule("day:DEICTIC ( part:PART / early:EARLY )?", _deictic),
    Rule("<!WORD|COMMA|DIG|LPAR 'Morgen' ( part:PART / early:EARLY )? >!ART", _tomorrow),
    Rule("[ day:DEICTIC ] COMMA? [ WD ]", _deictic_weekday),
    Rule("THISYEAR", _this_year),
    Rule("ART? word:PLACED", _placed),
    # weekdays
    Rule("<!WORD|COMMA|DIG|LPAR day:WDGEN", _on_weekdays),
    Rule("ref:REF? day:WD ( part:PART / early:EARLY / adverb:ADVERBPART )?", _weekday),
    Rule("ref:REF? both:WDPART", _weekday),
    Rule("adj:DAYADJ [ day:WD ( part:PART / early:EARLY )? ]", _weekday),
    Rule("adj:DAYADJ [ both:WDPART ]", _weekday),
    Rule("day:WD ART? ref:REF week:'Woche'", _weekday),
    Rule("both:WDPART ART? ref:REF week:'Woche'", _weekday),
    Rule("'das' 'Wochenende' >!DASH", _weekend),
    Rule("<'am|übers|vom|zum|bis|beim|fürs' 'Wochenende|Wochenendes' >!DASH", _weekend),
    Rule("'der'? 'Nacht' ( 'auf|zum|zu' / 'von|vom' WD 'auf|zum|zu' ) day:WD", _night_to),
    Rule("'der'? 'Nacht' 'auf|zu' day:DEICTIC", _night_to_deictic),
    Rule("'der'? 'Nacht' 'auf|zum|zu' day:HOLIDAY", _night_to_feast),
    Rule("'der'? 'Nacht' 'auf|zum|zu' 'den'? day:DAY DOT month:MONTH", _night_to_date),
    Rule("ART? ref:REF part:PART", _last_night),
    Rule("[ day:WD ] ( DASH / 'bis' 'zum|einschließlich|inklusive'? ) [ day2:WD ]", _weekdays),
    # units
    Rule("'dieser' 'Tage'", lambda hit: drafts.fixed("PRESENT_REF")),
    Rule("<'in' 'diesen' 'Tagen'", lambda hit: drafts.fixed("PRESENT_REF")),
    Rule("ART? ref:REF unit:UNIT", _placed_unit),
    Rule("part:PARTOF ART? ref:REF unit:UNIT", _placed_unit),
    Rule("part:PARTOF 'des|der' unit:'Jahres|Woche|Monats|Jahrzehnts|Jahrhunderts'", _plain_unit),
    Rule("<'Laufe|Lauf|Verlauf|Verlaufe' 'des|der' unit:'Jahres|Woche|Monats|Tages|Jahrzehnts'", _plain_unit),
    Rule("[ part:PARTOF? ref:REF month:MONTH ]", _placed_month),
    Rule("[ ref:REF season:SEASON ]", _placed_month),
    Rule("[ ref:REF feast:HOLIDAY ]", _placed_month),
    Rule(f"part:PARTOF? month:MONTH {REF_YEAR}", _in_placed_year),
    Rule(f"day:DAY DOT month:MONTH {REF_YEAR}", _in_placed_year),
    Rule(f"season:SEASON {REF_YEAR}", _in_placed_year),
    Rule(f"feast:HOLIDAY {REF_YEAR}", _in_placed_year),
    Rule(
        f"( ord:ORD / num:DAY DOT ) quarter:'Quartal|Quartals|Halbjahr|Halbjahres|Hälfte|Jahreshälfte' "
        f"{REF_YEAR}",
        _in_placed_year,
    ),
    # from the day named
    Rule("ART? unit:'Tag|Woche|Monat|Jahr' way:'darauf|danach|zuvor|davor|vorher'", _following),
    Rule("'tags|Tags' way:'darauf|danach|zuvor|davor|vorher'", _following),
    Rule("number:NUM unit:UNITS way:'später|danach|darauf|zuvor|davor|vorher'", _some_later),
    Rule("ONE one:UNIT way:'später|danach|darauf|zuvor|davor|vorher'", _some_later),
    Rule("ART ord:ORD unit:UNIT", _ordinal),
]
