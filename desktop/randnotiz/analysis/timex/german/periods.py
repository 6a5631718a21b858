"""German weeks, quarters, halves, seasons, years, decades, centuries and feasts."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.german.dates import MONTH
from randnotiz.analysis.timex.german.lexicon import multiword_holidays
from randnotiz.analysis.timex.german.words import NAMELIKE_HOLIDAYS
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

PART = "( part:PARTOF ART? )? 'frühen|späten|beginnenden|ausgehenden'?"


def _week(hit: Hit) -> Draft | None:
    """ "Kalenderwoche 33", "KW 7"."""
    number = hit.get("number", "NUM")
    return drafts.in_year(hit.get("year"), f"W{number:02d}") if 1 <= number <= 53 else None


def _quarter(hit: Hit) -> Draft | None:
    """ "dritten Quartal 2024", "ersten Halbjahr", "zweiten Jahreshälfte"."""
    number = hit.get("ord") or hit.get("day")
    letter, last = ("H", 2) if hit.word("unit").startswith(("Halb", "Jahres")) else ("Q", 4)
    return drafts.in_year(hit.get("year"), f"{letter}{number}") if number <= last else None


def _season(hit: Hit) -> Draft | None:
    return drafts.in_year(hit.get("year"), hit.get("season"), builders.mod(hit))


def _seasons(hit: Hit) -> list[Draft | None]:
    """ "Frühjahr und Sommer 2010"."""
    return [drafts.in_year(hit.get("year"), hit.get(name, "SEASON")) for name in ("season", "season2")]


def _noun_decade(hit: Hit) -> Draft | None:
    """ "die goldenen Zwanziger": the noun, not the adjective that still waits for its noun."""
    return None if hit.word("bare")[:1].islower() else builders.decade(hit)


def _decades(hit: Hit) -> list[Draft] | None:
    """ "den zwanziger und dreißiger Jahren", "Ende der 60er, Anfang der 70er Jahre"."""
    starts = [hit.get(f"word{n}", "DECADE") or hit.get(f"yy{n}", "YY") or 0 for n in ("", "2")]
    if any(start % 10 for start in starts):
        return None
    return [drafts.fixed(f"{(1900 + start if start >= 20 else 2000 + start) // 10}") for start in starts]


def _century(hit: Hit) -> Draft | None:
    return builders.century(hit, before_christ=hit.has("chr"))


def _centuries(hit: Hit) -> list[Draft]:
    """ "18. und 19. Jahrhundert"."""
    numbers = [hit.get(f"day{n}", "DAY") or hit.get(f"ord{n}", "ORD") for n in ("", "2")]
    return [drafts.fixed(f"{number - 1:02d}") for number in numbers]


def _turn(hit: Hit) -> Draft:
    """ "Jahrtausendwende", "Nullerjahre"."""
    return drafts.fixed(hit.get("word", "TURN"))


def _short_year(hit: Hit) -> Draft | None:
    """ "Sommer '69", "Ende '89": two figures behind an apostrophe that touches them."""
    sign = hit.at("yy") - 1
    if not hit.tokens.joined(sign) or hit.tokens.word(sign) not in "'’‘" or builders.runs_on(hit):
        return None
    year = drafts.full_year(hit.get("yy"))
    if hit.has("season") or hit.has("month"):
        tail = hit.get("season") or f"{hit.get('month'):02d}"
        return drafts.in_year(year, tail, builders.mod(hit))
    return drafts.fixed(f"{year:04d}", mod=builders.mod(hit))


def _era(hit: Hit) -> Draft:
    """ "44 v. Chr.", "Jahr 9 nach Christus"."""
    number = hit.get("number", "NUM")
    return drafts.fixed(f"BC{number:04d}" if hit.word("side") in ("v", "vor") else f"{number:04d}")


def _feast(hit: Hit) -> Draft | None:
    """A feast, unless a church bears its name; in "am Neujahrstag 2000 Haushalte" a number follows."""
    if hit.is_before("CHURCH") or (hit.word("feast") in NAMELIKE_HOLIDAYS and not hit.is_before("PREP")):
        return None
    if hit.has("year") and hit.is_after("CAP") and (hit.get("year") % 100 == 0 or builders.is_quantity(hit)):
        return drafts.in_year(None, hit.get("feast", "HOLIDAY"), extent=(hit.start, hit.at("year")))
    return builders.feast(hit)


def _second_feast(hit: Hit) -> Draft | None:
    """ "zweiter Weihnachtstag" is the day after; "dritter Advent" the third Sunday of Advent."""
    number = hit.get("ord") or hit.get("day")
    kind = hit.word("kind")
    if kind.startswith("Advent"):
        days = 7 * (number - 4) - kind.endswith("samstag")
        rule = f"@advent{days:+d}" + ("WE" if kind.endswith("wochenende") else "")
        return drafts.in_year(hit.get("year"), rule) if number <= 4 else None
    return drafts.in_year(hit.get("year"), f"12-{24 + number}") if number <= 2 else None


def _multiword(words: tuple[str, ...], rule: str) -> Rule:
    def build(hit: Hit) -> Draft | None:
        return None if hit.is_before("CHURCH") else drafts.in_year(hit.get("year"), rule)

    return Rule(" ".join("DASH" if word == "-" else f"'{word}'" for word in words) + " year:YEAR?", build)


RULES = [
    Rule("'Kalenderwoche|KW' number:DIG ( SLASH? year:YEAR )?", _week),
    Rule("( ord:ORD / day:DAY DOT ) unit:'Quartal|Quartals|Vierteljahr' year:YEAR?", _quarter),
    Rule("( ord:ORD / day:DAY DOT ) unit:'Halbjahr|Halbjahres|Jahreshälfte' year:YEAR?", _quarter),
    Rule("part:PARTOF? season:SEASON year:YEAR", _season),
    Rule("<'im|seit|bis|zum|vom|ab|den|dem|der|des|und|am' season:SEASON >!DASH", _season),
    Rule("[ season:SEASON ] ( DASH / SLASH / 'und|oder|bis' 'zum'? ) [ season2:SEASON year:YEAR ]", _seasons),
    Rule("[ season:SEASON year:YEAR SLASH YEAR|YY ]", _season),
    Rule(
        "( ord:ORD / nth:DAY DOT / last:'letzten|letzter|letzte' ) day:WD "
        f"( 'im' / 'des' 'Monats' ) {MONTH} year:YEAR?",
        builders.nth_weekday,
    ),
    # years
    Rule("ART? part:PARTOF? 'Jahr|Jahre|Jahres|Jahrs|Jahren' year:YEAR", builders.year),
    Rule("part:PARTOF 'des' 'Jahres' year:YEAR", builders.year),
    Rule(
        "ART? part:PARTOF? REF 'Jahr|Jahres|Geschäftsjahr|Geschäftsjahres|Geschäftsjahrs' year:YEAR",
        builders.year,
    ),
    Rule(
        "ART? part:PARTOF? REF 'Geschäftsjahr|Geschäftsjahres' year:YEAR SLASH ( year2:YEAR / yy:YY )",
        builders.split_year,
    ),
    Rule("ART? 'ganze|ganzen|gesamte|gesamten' 'Jahr|Jahres' year:YEAR", builders.year),
    Rule("part:PARTOF year:YEAR", builders.year),
    Rule("[ 'Jahren' year:YEAR ] 'und|bis|oder' [ year2:YEAR ]", builders.years),
    Rule("[ 'Jahren' year:YEAR ] COMMA [ year2:YEAR ] 'und|oder' [ year3:YEAR ]", builders.years),
    Rule("[ year:YEAR ] DASH [ year2:YEAR ]", builders.year_range),
    Rule("[ year:YEAR ] 'bis' [ year2:YEAR ]", builders.year_range),
    Rule("<'zwischen' [ year:YEAR ] 'und' [ year2:YEAR ]", builders.year_range),
    Rule("[ year:YEAR ] TDASH [ yy:YY ]", builders.year_range),
    Rule("[ year:YEAR ] DASH [ yy:YY ] >RPAR|COMMA|DOT", builders.year_range),
    Rule("year:YEAR SLASH ( year2:YEAR / yy:YY )", builders.split_year),
    # decades and centuries
    Rule(f"ART? {PART} ( year:YEAR / yy:YY ) 'er|ern' TDASH? 'Jahre|Jahren'?", builders.decade),
    Rule(f"ART? {PART} word:DECADE 'Jahre|Jahren'", builders.decade),
    Rule(f"ART? {PART} noun:DECADEN", builders.decade),
    Rule(
        f"[ ART? {PART} ( word:DECADE / yy:YY 'er|ern' ) ] ( 'und|oder|bis' / DASH 'und|oder|bis'? / COMMA ) "
        "[ part2:PARTOF? ART? ( word2:DECADE / yy2:YY 'er|ern' ) TDASH? 'Jahre|Jahren' ]",
        _decades,
    ),
    Rule("part:PARTOF 'der' bare:DECADE", _noun_decade),
    Rule("ART 'goldenen|wilden|frühen|späten|goldene|wilde' ( bare:DECADE / noun:DECADEN )", _noun_decade),
    Rule(
        f"ART? {PART} ( day:DAY DOT / ord:ORD ) 'Jahrhundert|Jahrhunderts|Jahrhunderte' "
        "( chr:'v|vor' DOT? 'Chr|Christus' DOT? )?",
        _century,
    ),
    Rule(
        f"[ ART? {PART} ( day:DAY DOT / ord:ORD ) ] ( DASH / SLASH / 'und|oder|bis|zum' 'zu|zum|ins|im'? ) "
        "[ ART? ( part2:PARTOF ART? )? 'frühen|späten|beginnenden|ausgehenden'? "
        "( day2:DAY DOT / ord2:ORD ) 'Jahrhundert|Jahrhunderts' ]",
        _centuries,
    ),
    Rule("ART? word:TURN", _turn),
    Rule("ART? 'Nuller|nuller' DASH? 'Jahre|Jahren'", lambda hit: drafts.fixed("200")),
    Rule("part:PARTOF QUOTE yy:YY", _short_year),
    Rule("part:PARTOF? ( season:SEASON / month:MONTH ) QUOTE yy:YY", _short_year),
    Rule("<'seit|ab|bis|von|nach|vor|im|um|anno' QUOTE yy:YY", _short_year),
    Rule("'Jahr|Jahre'? number:NUM side:'v|vor|n|nach' DOT? 'Chr|Christus' DOT?", _era),
    # feasts
    Rule("feast:HOLIDAY year:YEAR?", _feast),
    Rule(
        "( ord:ORD / day:DAY DOT ) kind:'Weihnachtstag|Weihnachtsfeiertag|Advent|"
        "Adventsonntag|Adventssonntag|Adventsamstag|Adventssamstag|Adventwochenende|Adventswochenende' "
        "year:YEAR?",
        _second_feast,
    ),
    *(_multiword(words, rule) for words, rule in multiword_holidays().items()),
]
