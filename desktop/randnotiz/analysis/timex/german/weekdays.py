"""German weekdays and weekends: "Montag", "kommenden Freitag", "Dienstag bis Samstag", "an einem Sonntag"."""

from __future__ import annotations

from randnotiz.analysis.timex import builders, drafts
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import Direction, Form


def _weekday(hit: Hit) -> Draft | None:
    """ "Montag", "kommenden Montag", "Montag früh", "Montagabend", "Montag vergangener Woche"."""
    if hit.before() == "am" and hit.before(2) in ("bild", "welt"):  # two newspapers
        return None
    if hit.before() == "im":  # a third: no day takes "im"
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
    return builders.not_tomorrow(drafts.weekday(number, strict(hit), time=time), hit.word("ref"))


def _on_weekdays(hit: Hit) -> Draft:
    """ "Mittwochs" at the head of a sentence: every week."""
    return drafts.recurring(f"XXXX-WXX-{hit.get('day', 'WDGEN') + 1}")


def _on_evenings(hit: Hit) -> Draft | None:
    """ "Freitagabends" at the head of a sentence: every week."""
    if not hit.word("both").endswith("s"):
        return None
    number, part = hit.get("both", "WDPART")
    return drafts.recurring(f"XXXX-WXX-{number + 1}T{part}")


def _some_weekday(hit: Hit) -> Draft:
    """ "an einem Montag", "es war ein Montag": some Monday."""
    number, part = hit.get("both", "WDPART") or (hit.get("day", "WD"), "")
    value = f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else "")
    return drafts.fixed(value, "TIME" if part else "DATE")


def _weekdays(hit: Hit) -> list[Draft]:
    """ "Dienstag bis Freitag": the second is counted from the first."""
    second = Form("weekday", str(hit.get("day2", "WD")), anchor="text", direction="next")
    return [drafts.weekday(hit.get("day", "WD")), Draft("DATE", second)]


def _short_weekdays(hit: Hit) -> list[Draft]:
    """ "Mo-Fr", "Di. bis So."."""
    second = Form("weekday", str(hit.get("day2", "WDABBR")), anchor="text", direction="next")
    return [drafts.weekday(hit.get("day", "WDABBR")), Draft("DATE", second)]


def _short_weekday(hit: Hit) -> list[Draft | None]:
    """ "Sa., 20.30 Uhr"."""
    time = drafts.clock(hit.get("hour", "HOUR"), hit.get("minute", "MINUTE") or 0)
    return [drafts.weekday(hit.get("day", "WDABBR")), time]


def strict(hit: Hit) -> Direction:
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
    return drafts.weekday("WE", strict(hit))


RULES = [
    Rule("<!WORD|COMMA|DIG|LPAR day:WDGEN", _on_weekdays),
    Rule("<!WORD|COMMA|DIG|LPAR both:WDPART", _on_evenings),
    Rule("'das' 'Wochenende' >!DASH", _weekend),
    Rule("<'am|übers|vom|zum|bis|beim|fürs' 'Wochenende|Wochenendes' >!DASH", _weekend),
    Rule("ref:REF? day:WD ( part:PART / early:EARLY / adverb:ADVERBPART )?", _weekday),
    Rule("ref:REF? both:WDPART", _weekday),
    Rule("adj:DAYADJ [ day:WD ( part:PART / early:EARLY )? ]", _weekday),
    Rule("adj:DAYADJ [ both:WDPART ]", _weekday),
    Rule("day:WD ART? ref:REF week:'Woche'", _weekday),
    Rule("ART? ref:REF week:'Woche' COMMA? 'am'? ( day:WD / both:WDPART )", _weekday),
    Rule("both:WDPART ART? ref:REF week:'Woche'", _weekday),
    Rule("ONE ( day:WD / both:WDPART )", _some_weekday),
    Rule("[ day:WD ] ( DASH / 'bis' 'zum|einschließlich|inklusive'? ) [ day2:WD ]", _weekdays),
    Rule("[ day:WDABBR DOT? ] ( DASH / 'bis' ) [ day2:WDABBR DOT? ]", _short_weekdays),
    Rule("[ day:WDABBR DOT? ] COMMA? [ hour:HOUR ( TDOT|TCOLON minute:MINUTE )? 'Uhr' ]", _short_weekday),
]
