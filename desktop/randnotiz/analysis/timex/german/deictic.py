"""German days counted from the day of speaking, and the nights before a day: "gestern Abend",
"bis heute", "die Nacht auf Sonntag"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.german.tense import verb_signal
from randnotiz.analysis.timex.lexicon import words
from randnotiz.analysis.timex.rules import Draft, Hit, Rule
from randnotiz.domain.timex.expression import MAYBE_NOW, Form

# What follows "heute" where it is a day: "heute, Mittwoch", "heute 12 Uhr".
_DATED = ("COMMA", "DIG", "WD", "PART", "EARLY", "LPAR")
_CLAUSE_ENDS = frozenset({"COMMA", "DOT", "SEMICOLON", "COLON", "STOP", "NEWLINE", "QUOTE"})
_DEGREES = words("fast längst kaum nahezu weitgehend meist immer überall völlig ganz so wieder")
_AHEAD = frozenset({"wird", "werden", "will", "wollen", "soll", "sollen", "muss", "müssen"})


def _deictic(hit: Hit) -> Draft | None:
    """ "gestern", "heute Abend", "morgen früh"; a noun "Morgen" is none."""
    if hit.before() == "zdf" or hit.after() in ("journal", "show") or _overnight(hit):
        return None
    part = hit.get("part", "PART") or hit.get("early", "EARLY")
    if not part and hit.get("day", "DEICTIC") == 0 and _means_our_time(hit):
        return drafts.fixed("PRESENT_REF")
    draft = drafts.shift("day", hit.get("day", "DEICTIC"), time=f"T{part}" if part else "")
    if not part and hit.get("day", "DEICTIC") == 0 and _tells_a_state(hit):
        return replace(draft, form=replace(draft.form, value=MAYBE_NOW))
    return draft


def _tells_a_state(hit: Hit) -> bool:
    """ "Heute ist er vergessen", "das Haus, das heute leer steht": the clause tells nothing that happens.

    Whether "heute" then means our time is known once the text has told of a long past.
    """
    if _is_dated(hit):
        return False
    clause = [index for index in _clause(hit) if hit.tokens.words[index][:1].islower()]
    if any(hit.tokens.words[index] in _AHEAD for index in clause):
        return False
    signals = {verb_signal(hit.tokens.words[index], hit.meanings[index]) for index in clause}
    if not signals.isdisjoint(("past", "reported", "either")):
        return False
    if "participle" not in signals or signals.isdisjoint(
        ("perfect", "being")
    ):  # "heute erinnert nichts daran"
        return True
    return "perfect" not in signals and _lasts(hit)


def _clause(hit: Hit) -> list[int]:
    """The tokens around, up to a comma or the like, and not far."""
    found: list[int] = []
    for walk in (range(hit.start - 1, hit.start - 13, -1), range(hit.end, hit.end + 12)):
        for index in walk:
            if not 0 <= index < len(hit.tokens) or not hit.meanings[index].keys().isdisjoint(_CLAUSE_ENDS):
                break
            found.append(index)
    return found


def _lasts(hit: Hit) -> bool:
    """ "ist heute fast vergessen": an adverb of degree before a participle makes it a state."""
    return any(hit.tokens.words[index] in _DEGREES for index in _clause(hit))


def _overnight(hit: Hit) -> bool:
    """ "von heute auf morgen" is no date."""
    words = [hit.before(step) for step in (3, 2, 1)] + [hit.after(step) for step in (1, 2)]
    return words[2:] == ["von", "auf", "morgen"] or words[:3] == ["von", "heute", "auf"]


def _means_our_time(hit: Hit) -> bool:
    """ "bis heute", "noch heute", "die Jugend von heute"; not "bis heute, 12 Uhr", "soll noch heute"."""
    if [hit.after(step) for step in (2, 3)] in (
        ["Jahre", "alt"],
        ["Jahre", "jung"],
    ):  # "ist heute 81 Jahre alt"
        return True
    if hit.after(2) == "-" and hit.after(3).lower().startswith("jährig"):  # "der heute 70-Jährige"
        return True
    timed = _is_dated(hit)
    if hit.before() == "von":
        noun = hit.tokens.word(hit.start - 2)[:1].isupper()
        return noun and not timed and hit.after() not in ("an", "ab", "bis")
    if hit.before() == "bis":
        return not timed
    if "noch" not in (hit.before(), hit.after()):
        return False
    reach = range(max(0, hit.start - 7), min(len(hit.tokens), hit.end + 7))
    return not timed and not any(hit.tokens.word(index).lower() in _AHEAD for index in reach)


def _is_dated(hit: Hit) -> bool:
    """Whether a day or an hour follows: "heute, Mittwoch"."""
    return hit.end < len(hit.meanings) and not hit.meanings[hit.end].keys().isdisjoint(_DATED)


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


def _night_to(hit: Hit) -> Draft:
    """ "der Nacht auf Sonntag" begins the evening before."""
    form = Form("weekday", str(hit.get("day", "WD")), time="TNI", nearby=-1)
    return Draft("TIME", form)


def _night_to_feast(hit: Hit) -> Draft:
    return Draft("TIME", Form("yearless", hit.get("day", "HOLIDAY"), time="TNI", nearby=-1))


def _night_to_deictic(hit: Hit) -> Draft:
    """ "der Nacht auf gestern" began the day before yesterday."""
    return Draft("TIME", Form("shift", "", "day", hit.get("day", "DEICTIC"), time="TNI", nearby=-1))


def _night_to_date(hit: Hit) -> Draft | None:
    """ "der Nacht zum 3. Februar 2017"."""
    day = drafts.day(None, hit.get("month", "MONTH"), hit.get("day", "DAY"))
    if day is None:
        return None
    year = hit.get("year")
    if year is None:
        return Draft("TIME", Form("yearless", day.form.value, time="TNI", nearby=-1))
    try:
        evening = date.fromisoformat(f"{year:04d}-{day.form.value}") - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return Draft("TIME", Form("fixed", f"{evening.isoformat()}TNI", nearby=-1, time="TNI"))


RULES = [
    Rule("day:DEICTIC ( part:PART / early:EARLY )?", _deictic),
    Rule("<!WORD|COMMA|DIG|LPAR 'Morgen' ( part:PART / early:EARLY )? >!ART", _tomorrow),
    Rule("[ day:DEICTIC ] COMMA? [ WD ]", _deictic_weekday),
    Rule("'der'? 'Nacht' ( 'auf|zum|zu' / 'von|vom' WD 'auf|zum|zu' ) day:WD", _night_to),
    Rule("'der'? 'Nacht' 'auf|zu' day:DEICTIC", _night_to_deictic),
    Rule("'der'? 'Nacht' 'auf|zum|zu' day:HOLIDAY", _night_to_feast),
    Rule("'der'? 'Nacht' 'auf|zum|zu' 'den'? day:DAY DOT month:MONTH year:YEAR?", _night_to_date),
]
