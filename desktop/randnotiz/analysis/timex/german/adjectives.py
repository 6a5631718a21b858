"""German adjectives of time: "gestrige Sitzung", "am heutigen Abend", "diesjährig", "das ganze Jahr"."""

from __future__ import annotations

from randnotiz.analysis.timex import drafts
from randnotiz.analysis.timex.german import words
from randnotiz.analysis.timex.rules import Draft, Hit, Rule

_WHOLE = "'ganze|ganzen|ganzer|ganzes|gesamte|gesamten|gesamtes'"
_ROUGHLY = (
    "size:'volle|voller|vollen|volles|gute|guter|guten|gutes|knappe|knapper|knappen|knappes|weitere|weiterer|"
    "weiteren|weiteres|einzige|einziger|einzigen|einziges'"
)


def _day_adjective(hit: Hit) -> Draft | None:
    """ "gestrige" and "morgige" name a day; "heutige" only before what takes place on one."""
    shift = hit.get("adj", "DAYADJ")
    if hit.word("adj")[:1].isupper():  # "das Gestrige"
        return None
    if shift == 0 and not hit.after().lower().endswith(words.EVENTS):
        return drafts.fixed("PRESENT_REF")
    return drafts.shift("day", shift)


def _day(hit: Hit) -> Draft:
    """ "am heutigen Tag", "am gestrigen Abend"."""
    part = hit.get("part", "PART")
    return drafts.shift("day", hit.get("adj", "DAYADJ"), time=f"T{part}" if part else "")


def _year_adjective(hit: Hit) -> Draft | None:
    """ "das diesjährige Fest", "die heurige Saison"; a noun "Heuriger" is an inn."""
    if hit.word("adj")[:1].isupper():
        return None
    return drafts.shift("year", hit.get("adj", "YEARLY") or 0)


def _whole(hit: Hit) -> Draft | None:
    """ "den ganzen Tag", "ein gutes Jahr", "eine knappe Stunde"; "ein guter Tag" is praise."""
    unit, letter = hit.get("unit", "UNIT")
    if unit == "day" and hit.word("size").startswith(("gut", "knapp")):
        return None
    return drafts.length("1", letter)


RULES = [
    Rule("adj:DAYADJ >WORD", _day_adjective),
    Rule("adj:DAYADJ ( part:PART / 'Tag|Tages|Tage|Datum' )", _day),
    Rule("adj:YEARLY >WORD", _year_adjective),
    Rule("adj:'heurige|heurigen|heuriger|heuriges|heurigem' >WORD", _year_adjective),
    Rule(f"ART|ONE {_WHOLE} unit:UNIT", _whole),
    Rule(f"ONE {_ROUGHLY} unit:UNIT", _whole),
]
