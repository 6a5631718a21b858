"""How German marks that something was or will be: auxiliaries, preterites, and verbs that announce."""

from __future__ import annotations

import re
from collections.abc import Sequence

from randnotiz.analysis.timex.lexicon import Lexicon, Meanings, words
from randnotiz.domain.timex.expression import Direction

PAST = """hatte hatten war waren wurde wurden worden gewesen kam kamen ging gingen gab gaben fand fanden
    stand standen lag lagen traf trafen trat traten sprach sprachen nahm nahmen hielt hielten ließ ließen
    lief liefen fiel fielen blieb blieben schrieb schrieben rief riefen zog zogen schlug schlugen starb
    starben gewann gewannen verlor verloren begann begannen bekam bekamen erhielt erhielten beschloss
    beschlossen entschied entschieden verließ verließen brach brachen griff griffen stieg stiegen sank
    sanken wuchs wuchsen bot boten flog flogen fuhr fuhren sah sahen las lasen aß saß saßen trug trugen
    warf warfen zwang zwangen schoss schossen hieß hießen schien galt galten half halfen empfing empfingen
    unterschrieb vergab vergaben übernahm übernahmen betrat entstand entstanden bestand bestanden
    verschwand ergab ergaben befand wies wiesen schloss schlossen stieß stießen sollte wollte wollten
    musste mussten konnte konnten durfte durften"""
FUTURE = """wird werden soll sollen will wollen möchte möchten plant planen geplant vorgesehen bevorsteht
    ansteht stattfindet stattfinden beginnt beginnen startet starten lädt laden einlädt eröffnet erwartet
    voraussichtlich angesetzt anberaumt künftig trifft treffen tagt tagen kommt kommen steht tritt treten
    findet finden gastiert stimmt entscheidet berät"""
PERFECT = "hat haben habe ist sind sei seien"
# Reported speech: seen from when it was said, so what lies nearest to the publication date is meant.
REPORTED = "werde wolle solle würde würden"
# Lower-case words in -te(n) that are no verbs.
_NO_PRETERITE = words(
    """heute weite weiten gute guten alte alten letzte letzten nächste zweite zweiten dritte dritten vierte
    vierten fünfte fünften sechste sechsten achte achten neunte neunten zehnte zehnten elfte elften
    zwölfte zwölften erste ersten beste besten meisten bitte gesamte gesamten bekannte bekannten
    bestimmte bestimmten echte echten rechte rechten schlechte leichte leichten breite breiten späte
    späten harte harten starte starten warten arbeiten leisten raten bieten treten halten erhalten
    enthalten gelten leiten bereiten kosten gestalten verhalten behalten beraten verbreiten vertreten
    betreten unterhalten sogenannte genannte genannten berechtigte verletzte verletzten geplante
    geplanten erwartete seiten mitte orte orten worte worten drohenden könnte könnten müsste müssten
    dürfte dürften hätte hätten sollten rote roten tote toten konkrete konkreten private privaten
    direkte direkten letztgenannte tarte angesagte vermutete sollten solltet möchten gebeten geraten
    verboten angeboten lauten bedeuten streiten reiten schneiten unten hinten selten mitten sonnten"""
)
_PARTICIPLE = re.compile(r"(?:\w{0,8}ge\w{2,}(?:t|en)|(?:ver|be|ent|er|zer|über|unter|miss)\w{3,}(?:t|en))$")


POINTING: dict[str, Direction] = {"seit": "past", "bis": "future", "ab": "future", "zum": "future"}


def add_verbs(lexicon: Lexicon) -> None:
    """Give the verbs their classes."""
    lexicon.add(PAST, "PASTVERB")
    lexicon.add(FUTURE, "FUTVERB")
    lexicon.add(PERFECT, "PERFECT")
    lexicon.add(REPORTED, "REPORTED")


def verb_signal(word: str, meanings: Meanings) -> str:
    """What a word tells of tense: "past", "future", "perfect", "participle", "reported" or nothing."""
    if not word[0].islower():  # "Treffen" is a noun, and finite verbs seldom open a sentence
        return ""
    if "REPORTED" in meanings:
        return "reported"
    if "PASTVERB" in meanings:
        return "past"
    if "FUTVERB" in meanings:
        return "future"
    if "PERFECT" in meanings:
        return "perfect"
    if len(word) < 5:
        return ""
    if (
        word.endswith(("te", "ten"))
        and word not in _NO_PRETERITE
        and "ORD" not in meanings
        and "REF" not in meanings
    ):
        return "past"
    return "participle" if _PARTICIPLE.match(word) else ""


def tense(signals: Sequence[tuple[int, str]]) -> Direction:
    """Past or future by the nearest telling verb; a perfect needs its participle."""
    kinds = {kind for _, kind in signals}
    if "reported" in kinds:
        return "near"
    told = [(distance, kind) for distance, kind in signals if kind in ("past", "future")]
    if "perfect" in kinds and "participle" in kinds:
        told += [(distance, "past") for distance, kind in signals if kind == "perfect"]
    if not told:
        return ""
    return "past" if min(told)[1] == "past" else "future"
