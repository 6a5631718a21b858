"""German dates: days, months, quarters, seasons, years, decades, centuries, feasts, and ranges of them."""

from __future__ import annotations

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.german.lexicon import multiword_holidays
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

MONTH = "( month:MONTH / abbr:MONTHABBR DOT? )"
WEEKDAY = "( ( WD / WDABBR DOT? ) COMMA? 'den|dem|der'? )?"
UNTIL = "( DASH / 'bis' 'zum|zur|inklusive|einschließlich|Ende|Anfang|Mitte'? )"
JOIN = "( DASH / SLASH / COMMA / 'und|oder|bis|auf|sowie|beziehungsweise' 'zum|zur|am|vom|dem|den|Ende|Anfang|Mitte'? )"


def _month(hit: Hit, number: str = "") -> int:
    month = hit.get(f"month{number}", "MONTH") or hit.get(f"abbr{number}", "MONTHABBR")
    return int(month)


def _day_month(hit: Hit) -> Draft | None:
    return drafts.day(hit.get("year"), _month(hit), hit.get("day") or hit.get("ord"))


def _day_pair(hit: Hit) -> list[Draft] | None:
    """ "3. bis 5. Mai", "3., 4. und 5. Mai": the month and year stand with the last."""
    year, month = hit.get("year"), _month(hit)
    days = [hit.get(name, "DAY") for name in ("day", "day2", "day3") if hit.has(name)]
    found = [drafts.day(year, month, day) for day in days]
    return [draft for draft in found if draft] if all(found) else None


def _date_pair(hit: Hit) -> list[Draft] | None:
    """ "3. Mai bis 5. Juni 2019": the year stands with the last."""
    year, first, last = hit.get("year"), _month(hit), _month(hit, "2")
    begins = year - (first > last) if year else None
    pair = [drafts.day(begins, first, hit.get("day")), drafts.day(year, last, hit.get("day2", "DAY"))]
    return [draft for draft in pair if draft] if all(pair) else None


def _numeric(hit: Hit) -> Draft | None:
    """ "30.11.2013", "23. 3. 1976", "20.08.25"; two digits only where nothing separates them."""
    year = hit.get("year")
    if year is None:
        tight = hit.end - hit.start < 5 or hit.tokens.joined(hit.at("yy") - 2)
        if not tight or not hit.tokens.joined(hit.at("yy") - 1):
            return None
        year = drafts.full_year(hit.get("yy"))
    return None if _runs_on(hit) else drafts.day(year, hit.get("month", "MONTHNUM"), hit.get("day"))


def _numeric_yearless(hit: Hit) -> Draft | None:
    return None if _runs_on(hit) else drafts.day(None, hit.get("month", "MONTHNUM"), hit.get("day"))


def _iso(hit: Hit) -> Draft | None:
    return None if _runs_on(hit) else drafts.day(hit.get("year"), hit.get("month", "MONTHNUM"), hit.get("day"))


def _runs_on(hit: Hit) -> bool:
    """Whether more digits touch a number on either side: a version, a phone number, an account."""
    before = hit.start >= 2 and not hit.meanings[hit.start - 1].keys().isdisjoint(("TDOT", "TDASH", "TSLASH", "TCOMMA"))
    after = hit.is_after("TDASH") or hit.is_after("TSLASH") or hit.is_after("TDOT")
    return (before and hit.tokens.word(hit.start - 2).isdigit()) or (after and hit.after(2).isdigit())


def _month_year(hit: Hit) -> Draft | None:
    month = f"{_month(hit):02d}"
    return drafts.in_year(hit.get("year"), month, hit.get("part", "PARTOF") or "")


def _bare_month(hit: Hit) -> Draft | None:
    """A month by itself; "Mai" or "August" may be a person, so they need a preposition or the like."""
    if "NAMELIKE" in hit.meanings[hit.at("month")]:
        expected = hit.is_before("PREP") or hit.is_before("PARTOF") or hit.is_before("MONTH") or hit.before() in _BEFORE_MONTH
        if not expected or (hit.is_after("CAP") and hit.before() not in _SURE_BEFORE_MONTH):
            return None
    return drafts.in_year(None, f"{hit.get('month'):02d}")


_BEFORE_MONTH = {"und", "oder", "monat", "monats", "(", "/", "–", "-", "ganzen", "gesamten"}
_SURE_BEFORE_MONTH = {"im", "seit", "ab", "bis"}


def _month_pair(hit: Hit) -> list[Draft]:
    year, first, last = hit.get("year"), _month(hit), _month(hit, "2")
    begins = year - (first > last) if year else None
    return [drafts.in_year(begins, f"{first:02d}"), drafts.in_year(year, f"{last:02d}")]


def _year(hit: Hit) -> Draft:
    return drafts.fixed(f"{hit.get('year'):04d}", mod=hit.get("part", "PARTOF") or "")


def _years(hit: Hit) -> list[Draft]:
    return [drafts.fixed(f"{hit.get(name, 'YEAR'):04d}") for name in ("year", "year2", "year3") if hit.has(name)]


def _year_range(hit: Hit) -> list[Draft] | None:
    """ "1914-1918" and "1914-18" are two years; the span must make sense."""
    first = hit.get("year")
    last = hit.get("year2", "YEAR") or first // 100 * 100 + hit.get("yy", "YY")
    if _runs_on(hit) or not first < last <= first + 300:
        return None
    return [drafts.fixed(f"{first:04d}"), drafts.fixed(f"{last:04d}")]


def _split_year(hit: Hit) -> Draft | None:
    """ "2019/20", "2019/2020": a season or school year, one interval."""
    first = hit.get("year")
    last = hit.get("year2", "YEAR") or first // 100 * 100 + hit.get("yy", "YY")
    if last % 100 == 0 and hit.has("yy"):
        last += 100
    return drafts.fixed(f"{first:04d}/{last:04d}") if last == first + 1 else None


def _decade(hit: Hit) -> Draft | None:
    """ "die 80er Jahre", "achtziger Jahre", "die Neunziger", "1980er": the decade."""
    mod = hit.get("part", "PARTOF") or ""
    if hit.has("year"):
        return drafts.fixed(f"{hit.get('year') // 10:03d}", mod=mod) if hit.get("year") % 10 == 0 else None
    if hit.has("bare") and hit.word("bare")[:1].islower():
        return None
    number = next(
        hit.get(name, kind)
        for name, kind in (("yy", "YY"), ("word", "DECADE"), ("bare", "DECADE"), ("noun", "DECADEN"))
        if hit.has(name)
    )
    if number % 10 or number < 20 and not hit.has("yy"):
        return None
    return drafts.fixed(f"{drafts.full_year(number, 1900) // 10:03d}" if number > 20 else f"20{number // 10}", mod=mod)


def _century(hit: Hit) -> Draft | None:
    number = hit.get("day", "DAY") or hit.get("ord", "ORD")
    if number > 30:
        return None
    if hit.has("chr"):
        return drafts.fixed(f"BC{(number - 1):02d}", mod=hit.get("part", "PARTOF") or "")
    return drafts.fixed(f"{number - 1:02d}", mod=hit.get("part", "PARTOF") or "")


def _before_christ(hit: Hit) -> Draft:
    number = hit.get("number", "NUM")
    return drafts.fixed(f"BC{number:04d}" if hit.word("side") in "vV" else f"{number:04d}")


def _season(hit: Hit) -> Draft:
    return drafts.in_year(hit.get("year"), hit.get("season"), hit.get("part", "PARTOF") or "")


def _quarter(hit: Hit) -> Draft | None:
    number = hit.get("ord") or hit.get("day")
    letter = "H" if hit.word("unit").startswith(("Halb", "Jahres")) else "Q"
    if number > (2 if letter == "H" else 4):
        return None
    return drafts.in_year(hit.get("year"), f"{letter}{number}")


def _week(hit: Hit) -> Draft | None:
    """ "Kalenderwoche 33", "KW 7"."""
    number = hit.get("number", "NUM")
    return drafts.in_year(hit.get("year"), f"W{number:02d}") if 1 <= number <= 53 else None


def _nth_weekday(hit: Hit) -> Draft | None:
    """ "zweiten Sonntag im Mai", "letzten Freitag im Oktober"."""
    number = -1 if hit.has("last") else hit.get("ord", "ORD")
    return drafts.in_year(hit.get("year"), f"@nth{_month(hit)}.{hit.get('day', 'WD')}.{number}") if number <= 5 else None


def _feast(hit: Hit) -> Draft | None:
    return None if hit.is_before("CHURCH") else drafts.in_year(hit.get("year"), hit.get("feast", "HOLIDAY"))


def _second_feast(hit: Hit) -> Draft | None:
    """ "zweiter Weihnachtstag" is the day after; "dritter Advent" the third Sunday of Advent."""
    number = hit.get("ord") or hit.get("day")
    if hit.word("kind").startswith("Advent"):
        return drafts.in_year(hit.get("year"), f"@advent{7 * (number - 4):+d}") if number <= 4 else None
    return drafts.in_year(hit.get("year"), f"12-{24 + number}") if number <= 2 else None


def _multiword(words: tuple[str, ...], rule: str) -> Rule:
    pattern = " ".join(f"'{word}'" for word in words) + " year:YEAR?"
    return Rule(pattern, lambda hit: None if hit.is_before("CHURCH") else drafts.in_year(hit.get("year"), rule))


RULES = [
    # days
    Rule(f"{WEEKDAY} ( day:DAY DOT / ord:ORD ) {MONTH} year:YEAR?", _day_month),
    Rule(f"{WEEKDAY} day:DAY {MONTH} year:YEAR", _day_month),
    Rule(f"[ day:DAY DOT ] {JOIN} [ day2:DAY DOT {MONTH} year:YEAR? ]", _day_pair),
    Rule(f"[ day:DAY DOT ] {JOIN} [ day2:DAY DOT ] {JOIN} [ day3:DAY DOT {MONTH} year:YEAR? ]", _day_pair),
    Rule(
        f"[ day:DAY DOT {MONTH} ] {UNTIL} [ day2:DAY DOT ( month2:MONTH / abbr2:MONTHABBR DOT? ) year:YEAR ]",
        _date_pair,
    ),
    Rule(f"{WEEKDAY} day:DAY DOT month:MONTHNUM DOT ( year:YEAR / yy:YY )", _numeric),
    Rule("<'am|vom|bis|zum|ab|seit|den|dem|und|auf' day:DAY TDOT month:MONTHNUM DOT >!DIG", _numeric_yearless),
    Rule("( WD|WDABBR DOT? COMMA? 'den|dem'? ) day:DAY TDOT month:MONTHNUM DOT >!DIG", _numeric_yearless),
    Rule("year:YEAR TDASH month:MONTHNUM TDASH day:DAY", _iso),
    # months
    Rule(f"part:PARTOF? {MONTH} year:YEAR", _month_year),
    Rule(f"part:PARTOF {MONTH}", _month_year),
    Rule("month:MONTH", _bare_month),
    Rule(f"[ {MONTH} ] {JOIN} [ month2:MONTH year:YEAR ]", _month_pair),
    Rule("'Kalenderwoche|KW' number:DIG ( SLASH? year:YEAR )?", _week),
    # quarters, halves, seasons
    Rule("( ord:ORD / day:DAY DOT ) unit:'Quartal|Quartals|Vierteljahr' year:YEAR?", _quarter),
    Rule("( ord:ORD / day:DAY DOT ) unit:'Halbjahr|Halbjahres|Jahreshälfte' year:YEAR?", _quarter),
    Rule("part:PARTOF? season:SEASON year:YEAR", _season),
    Rule("<'im|seit|bis|zum|vom|ab|den|der|des|und|am' season:SEASON >!DASH", _season),
    Rule("[ season:SEASON year:YEAR SLASH YEAR|YY ]", _season),
    Rule(f"( ord:ORD / last:'letzten|letzter|letzte' ) day:WD ( 'im' / 'des' 'Monats' ) {MONTH} year:YEAR?", _nth_weekday),
    # years
    Rule("ART? part:PARTOF? 'Jahr|Jahre|Jahres|Jahrs|Jahren' year:YEAR", _year),
    Rule("part:PARTOF 'des' 'Jahres' year:YEAR", _year),
    Rule("part:PARTOF year:YEAR", _year),
    Rule("[ 'Jahren' year:YEAR ] 'und|bis|oder' [ year2:YEAR ]", _years),
    Rule("[ 'Jahren' year:YEAR ] COMMA [ year2:YEAR ] 'und|oder' [ year3:YEAR ]", _years),
    Rule("[ year:YEAR ] DASH [ year2:YEAR ]", _year_range),
    Rule("[ year:YEAR ] 'bis' [ year2:YEAR ]", _year_range),
    Rule("[ year:YEAR ] TDASH [ yy:YY ]", _year_range),
    Rule("year:YEAR SLASH ( year2:YEAR / yy:YY )", _split_year),
    # decades and centuries
    Rule("ART? ( part:PARTOF ART? )? ( year:YEAR / yy:YY ) 'er|ern' TDASH? 'Jahre|Jahren'?", _decade),
    Rule("ART? ( part:PARTOF ART? )? word:DECADE 'Jahre|Jahren'", _decade),
    Rule("ART? ( part:PARTOF ART? )? noun:DECADEN", _decade),
    Rule("ART 'goldenen|wilden|frühen|späten|goldene|wilde' ( bare:DECADE / noun:DECADEN )", _decade),
    Rule(
        "ART? ( part:PARTOF ART? )? ( day:DAY DOT / ord:ORD ) 'Jahrhundert|Jahrhunderts|Jahrhunderte' "
        "( chr:'v|vor' DOT? 'Chr|Christus' DOT? )?",
        _century,
    ),
    Rule("'Jahr|Jahre'? number:NUM side:'v|vor|n|nach' DOT? 'Chr|Christus' DOT?", _before_christ),
    # feasts
    Rule("feast:HOLIDAY year:YEAR?", _feast),
    Rule("( ord:ORD / day:DAY DOT ) kind:'Weihnachtstag|Weihnachtsfeiertag|Advent|Adventsonntag' year:YEAR?", _second_feast),
    *(_multiword(words, rule) for words, rule in multiword_holidays().items()),
]
