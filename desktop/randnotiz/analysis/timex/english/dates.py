"""English dates: days, months, quarters, seasons, years, decades, centuries, feasts, and ranges of them."""

from __future__ import annotations

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.english.lexicon import multiword_holidays
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

MONTH = "( month:MONTH / abbr:MONTHABBR DOT? )"
WEEKDAY = "( ( WD / WDABBR DOT? ) COMMA? 'the'? )?"
DAY = "day:DAY 'st|nd|rd|th'?"
UNTIL = "( DASH / 'to|through|until|till|and|or' )"


def _month(hit: Hit, number: str = "") -> int:
    return int(hit.get(f"month{number}", "MONTH") or hit.get(f"abbr{number}", "MONTHABBR"))


def _day_month(hit: Hit) -> Draft | None:
    """ "July 21, 2017", "21st July", "the first of May"; "May 12 people" is none."""
    if hit.get("day") is None and hit.get("ord") is None:
        return None
    if hit.is_after("MEASURE") or hit.is_after("PERCENT"):
        return None
    return drafts.day(hit.get("year"), _month(hit), hit.get("day") or hit.get("ord"))


def _day_pair(hit: Hit) -> list[Draft] | None:
    """ "July 3-5, 2017", "3 to 5 July": one month for both."""
    days = [drafts.day(hit.get("year"), _month(hit), hit.get(name, "DAY")) for name in ("day", "day2")]
    return [draft for draft in days if draft] if all(days) else None


def _date_pair(hit: Hit) -> list[Draft] | None:
    """ "January 23 - March 9, 2014": the year stands with the last."""
    year, first, last = hit.get("year"), _month(hit), _month(hit, "2")
    begins = year - (first > last) if year else None
    pair = [drafts.day(begins, first, hit.get("day")), drafts.day(year, last, hit.get("day2", "DAY"))]
    return [draft for draft in pair if draft] if all(pair) else None


def _numeric(hit: Hit) -> Draft | None:
    """ "2017-07-21"; "07/21/2017" as in America unless the first number can be no month."""
    if _runs_on(hit):
        return None
    if hit.has("iso"):
        return drafts.day(hit.get("iso", "YEAR"), hit.get("month", "MONTHNUM"), hit.get("day"))
    first, second = hit.get("first", "DAY"), hit.get("second", "DAY")
    month, day = (first, second) if first <= 12 else (second, first)
    return drafts.day(hit.get("year"), month, day) if month <= 12 else None


def _runs_on(hit: Hit) -> bool:
    before = hit.start >= 2 and not hit.meanings[hit.start - 1].keys().isdisjoint(("TDOT", "TDASH", "TSLASH", "TCOMMA"))
    after = hit.is_after("TDASH") or hit.is_after("TSLASH") or hit.is_after("TDOT")
    return (before and hit.tokens.word(hit.start - 2).isdigit()) or (after and hit.after(2).isdigit())


def _month_year(hit: Hit) -> Draft:
    return drafts.in_year(hit.get("year"), f"{_month(hit):02d}", hit.get("part", "PARTOF") or "")


def _bare_month(hit: Hit) -> Draft | None:
    """A month by itself; "May", "March", "April" may be something else, so they need a preposition."""
    if "NAMELIKE" in hit.meanings[hit.at("month")] and not (hit.is_before("PREP") or hit.is_before("MONTH")):
        return None
    if "NAMELIKE" in hit.meanings[hit.at("month")] and hit.is_after("CAP") and not hit.before() == "in":
        return None
    return drafts.in_year(None, f"{hit.get('month'):02d}", hit.get("part", "PARTOF") or "")


def _month_pair(hit: Hit) -> list[Draft]:
    year, first, last = hit.get("year"), _month(hit), _month(hit, "2")
    begins = year - (first > last) if year else None
    return [drafts.in_year(begins, f"{first:02d}"), drafts.in_year(year, f"{last:02d}")]


def _season(hit: Hit) -> Draft | None:
    """ "the summer of 2012"; "the Winter Olympics" are no season."""
    season = hit.get("season", "SEASON") or "FA"
    year = hit.get("year") if hit.has("year") else drafts.full_year(hit.get("yy")) if hit.has("yy") else None
    if year is None and hit.is_after("CAP"):
        return None
    return drafts.in_year(year, season, hit.get("part", "PARTOF") or "")


def _quarter(hit: Hit) -> Draft | None:
    number = hit.get("ord", "ORD") or hit.get("day", "DAY")
    letter = "H" if hit.word("unit") == "half" else "Q"
    if number > (2 if letter == "H" else 4):
        return None
    return drafts.in_year(hit.get("year"), f"{letter}{number}")


def _decade(hit: Hit) -> Draft | None:
    mod = hit.get("part", "PARTOF") or ""
    if hit.has("year"):
        return drafts.fixed(f"{hit.get('year') // 10:03d}", mod=mod) if hit.get("year") % 10 == 0 else None
    number = hit.get("yy", "YY") if hit.has("yy") else hit.get("word", "DECADE")
    if number % 10 or not hit.tokens.joined(hit.end - 2) and hit.has("yy"):
        return None
    if hit.has("word") and hit.before() not in ("the", "mid", "-", "early", "late", "in") and not hit.has("the"):
        return None
    return drafts.fixed(f"{drafts.full_year(number if number > 20 else number + 100, 1900) // 10:03d}"
                        if number > 20 else f"20{number // 10}", mod=mod)


def _century(hit: Hit) -> Draft | None:
    number = hit.get("day", "DAY") or hit.get("ord", "ORD")
    if hit.has("tens"):
        number = hit.get("tens", "NUM") + number
    prefix = "BC" if hit.word("era").startswith("B") else ""
    return drafts.fixed(f"{prefix}{number - 1:02d}", mod=hit.get("part", "PARTOF") or "") if number <= 30 else None


def _era(hit: Hit) -> Draft:
    number = hit.get("number", "NUM")
    return drafts.fixed(f"BC{number:04d}" if hit.word("era").startswith("B") else f"{number:04d}")


def _year_range(hit: Hit) -> list[Draft] | None:
    first = hit.get("year")
    last = hit.get("year2", "YEAR") or first // 100 * 100 + hit.get("yy", "YY")
    if _runs_on(hit) or not first < last <= first + 300:
        return None
    return [drafts.fixed(f"{first:04d}"), drafts.fixed(f"{last:04d}")]


def _split_year(hit: Hit) -> Draft | None:
    first = hit.get("year")
    last = hit.get("year2", "YEAR") or first // 100 * 100 + hit.get("yy", "YY")
    return drafts.fixed(f"{first:04d}/{last:04d}") if last == first + 1 else None


def _year(hit: Hit) -> Draft:
    return drafts.fixed(f"{hit.get('year'):04d}", mod=hit.get("part", "PARTOF") or "")


PLAIN_YEARS = range(1900, 2036)
_SURE_BEFORE = {"in", "since", "by", "until", "till", "before", "after", "from", "during", "circa", "c", "ca", "between",
                "late", "early", "mid", "year", "of", "through", "around", "summer", "winter", "spring", "autumn", "fall"}
_QUANTITY_BEFORE = {"about", "roughly", "nearly", "almost", "some", "over", "than", "least", "most", "only", "another", "all",
                    "approximately", "every", "these", "those", "an", "up"}
_ROUND_BEFORE = {"in", "since", "by", "until", "before", "after", "from", "during", "circa", "early", "late", "year"}


def _bare_year(hit: Hit) -> Draft | None:
    """Four digits are a year only where nothing speaks for a quantity or a number."""
    year, before = hit.get("year"), hit.before()
    if _is_number(hit):
        return None
    if hit.is_before("LPAR") and not hit.is_after("LOW"):
        return drafts.fixed(f"{year:04d}")
    if before in _QUANTITY_BEFORE or (year % 100 == 0 and (before not in _ROUND_BEFORE or hit.is_after("LOW"))):
        return drafts.fixed(f"{year:04d}") if before in _ROUND_BEFORE and year in PLAIN_YEARS else None
    if year in PLAIN_YEARS or (before in _SURE_BEFORE and year > 1000 and not (before == "of" and hit.is_after("LOW"))):
        return drafts.fixed(f"{year:04d}")
    return None


def _is_number(hit: Hit) -> bool:
    if hit.is_after("MEASURE") or hit.is_before("MONEY") or hit.is_before("LABEL") or hit.is_after("UNITS"):
        return True
    if hit.is_before("DIG") or hit.is_after("DIG") or hit.is_before("SIGN") or hit.is_before("PLUS"):
        return True
    if hit.is_before("DOT") and hit.start >= 2 and "LABEL" in hit.meanings[hit.start - 2]:
        return True
    before = hit.start >= 2 and hit.tokens.word(hit.start - 2).isdigit() and _ties(hit, hit.start - 1)
    after = hit.end < len(hit.tokens) and _ties(hit, hit.end) and hit.after(2)[:1].isdigit()
    return before or after


def _ties(hit: Hit, index: int) -> bool:
    return not hit.meanings[index].keys().isdisjoint(("TDOT", "TCOMMA", "TSLASH", "TCOLON", "TDASH"))


def _nth_weekday(hit: Hit) -> Draft | None:
    """ "the second Sunday in May", "the last Friday of October"."""
    number = -1 if hit.has("last") else hit.get("ord", "ORD")
    if number > 5:
        return None
    return drafts.in_year(hit.get("year"), f"@nth{_month(hit)}.{hit.get('day', 'WD')}.{number}")


def _feast(hit: Hit) -> Draft | None:
    if hit.is_before("CAP") and not hit.is_before("PREP"):  # a surname
        return None
    return drafts.in_year(hit.get("year"), hit.get("feast", "HOLIDAY"))


def _multiword(words: tuple[str, ...], rule: str) -> Rule:
    pattern = " ".join("QUOTE" if word == "'" else f"'{word}'" for word in words) + " ( COMMA? year:YEAR )?"
    return Rule(pattern, lambda hit: drafts.in_year(hit.get("year"), rule))


RULES = [
    Rule(f"{WEEKDAY} {MONTH} {DAY} ( COMMA? year:YEAR )?", _day_month),
    Rule(f"{WEEKDAY} {MONTH} 'the' {DAY} ( COMMA? year:YEAR )?", _day_month),
    Rule(f"{WEEKDAY} {DAY} ( 'day'? 'of' )? {MONTH} ( COMMA? year:YEAR )?", _day_month),
    Rule(f"'the'? ord:ORD 'day'? 'of' {MONTH} ( COMMA? year:YEAR )?", _day_month),
    Rule(f"{WEEKDAY} {MONTH} ord:ORD ( COMMA? year:YEAR )?", _day_month),
    Rule(f"[ {MONTH} day:DAY ] {UNTIL} [ day2:DAY ( COMMA? year:YEAR )? ]", _day_pair),
    Rule(f"[ day:DAY ] {UNTIL} [ day2:DAY {MONTH} ( COMMA? year:YEAR )? ]", _day_pair),
    Rule(
        f"[ {MONTH} day:DAY ] {UNTIL} [ ( month2:MONTH / abbr2:MONTHABBR DOT? ) day2:DAY COMMA? year:YEAR ]", _date_pair
    ),
    Rule("iso:YEAR TDASH month:MONTHNUM TDASH day:DAY", _numeric),
    Rule("first:DAY TSLASH second:DAY TSLASH year:YEAR", _numeric),
    Rule(f"part:PARTOF? DASH? {MONTH} COMMA? year:YEAR", _month_year),
    Rule("part:PARTOF DASH? month:MONTH", _month_year),
    Rule("part:PARTOF 'of' month:MONTH year:YEAR?", _month_year),
    Rule("month:MONTH", _bare_month),
    Rule(f"[ {MONTH} ] {UNTIL} [ month2:MONTH year:YEAR ]", _month_pair),
    Rule("part:PARTOF? season:SEASON|FALL ( COMMA? 'of'? year:YEAR )", _season),
    Rule("'the' part:PARTOF? season:SEASON|FALL 'of' ( year:YEAR / QUOTE yy:YY )", _season),
    Rule("'the' part:PARTOF? season:SEASON", _season),
    Rule("<'in|by|since|until|this|during|over|every|of|from' season:SEASON >!DASH", _season),
    Rule("'the'? ( ord:ORD / day:DAY 'st|nd|rd|th' ) unit:'quarter|half' ( 'of' year:YEAR )", _quarter),
    Rule("'the'? ( ord:ORD / day:DAY 'st|nd|rd|th' ) unit:'quarter'", _quarter),
    Rule(f"'the'? ( ord:ORD / last:'last' ) day:WD 'in|of' {MONTH} ( COMMA? year:YEAR )?", _nth_weekday),
    # years
    Rule("'the' part:PARTOF 'of' year:YEAR", _year),
    Rule("'the' 'year' year:YEAR", _year),
    Rule("part:PARTOF DASH? year:YEAR", _year),
    Rule("'early|late|mid' 'in' year:YEAR", _year),
    Rule("[ year:YEAR ] DASH [ year2:YEAR ]", _year_range),
    Rule("[ year:YEAR ] TDASH [ yy:YY ]", _year_range),
    Rule("[ year:YEAR ] 'to|and|or|until|through' [ year2:YEAR ]", _year_range),
    Rule("year:YEAR SLASH ( year2:YEAR / yy:YY )", _split_year),
    Rule("year:YEAR", _bare_year),
    Rule("'the' ( part:PARTOF DASH? )? ( year:YEAR / QUOTE? yy:YY ) QUOTE? 's'", _decade),
    Rule("( part:PARTOF DASH? )? year:YEAR QUOTE? 's'", _decade),
    Rule("the:'the' ( part:PARTOF DASH? )? ( NUMW )? word:DECADE", _decade),
    Rule(
        "'the'? ( part:PARTOF DASH? )? ( day:DAY 'st|nd|rd|th' / ( tens:NUM DASH )? ord:ORD ) DASH? 'century|Century'"
        " ( era:'BC|BCE|AD|CE' )?",
        _century,
    ),
    Rule("number:NUM era:'BC|BCE|AD|CE'", _era),
    Rule("'AD' number:NUM", _era),
    Rule("feast:HOLIDAY ( COMMA? year:YEAR )?", _feast),
    *(_multiword(words, rule) for words, rule in multiword_holidays().items()),
]
