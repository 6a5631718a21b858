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
    voraussichtlich angesetzt anberaumt künftig könnte könnten dürfte dürften müsste müssten trifft
    treffen tagt tagen kommt kommen steht tritt treten
    findet finden gastiert stimmt entscheidet berät"""
# Present tense beside a day announces: "spielt am Samstag". Verbs of saying are left out, they report.
ANNOUNCING = """spielt spielen zeigt hält liest referiert öffnet feiert feiern veranstaltet veranstalten
    organisiert organisieren bietet präsentiert geht gibt kann können muss müssen darf empfängt bestreitet
    bestreiten läuft fährt folgt endet schließt erscheint wählt wählen jährt startet singt tanzt musiziert
    wandert reist spricht kehrt bleibt bleiben stellt stellen steigt steigen gilt gelten moderiert
    informiert diskutiert diskutieren debattiert verhandelt verhandeln besucht besuchen bekommt erhält
    übernimmt leitet segnet zelebriert sammelt verabschiedet unterzeichnet überreicht gibt geben fliegt
    fliegen fahren gehen ziehen zieht schickt versammeln versammelt demonstrieren streiken streikt gilt
    laufen enden dauert dauern trägt tragen gründet lesen singen tanzen präsentieren erscheinen"""
# What is so, and not what happened: "ist bis Sonntag geöffnet".
STATES = words(
    """geöffnet geschlossen gesperrt geplant vorgesehen gültig gedacht gewidmet ausverkauft reserviert
    angesagt eingeladen gefragt vertreten verpflichtet gebucht berechtigt befristet"""
)
PERFECT = "hat haben habe sei seien"
BEING = "ist sind"
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

# Infinitives in -ten ("eintreten", "vorbereiten"); the preterites of these verbs end in -teten or otherwise.
_INFINITIVE = re.compile(
    r".*(?:tret|halt|biet|arbeit|leit|weit|breit|reit|streit|schreit|rat|start|wart|antwort|richt|acht|pflicht"
    r"|zicht|schalt|walt|spalt|falt|stalt|rett|kost|test|rüst|fast|last|tast|leist|deut|beut|blut|mut|miet|bitt"
    r"|bet|tröst|fürcht|flücht|zücht|dicht|wicht|fecht|schlacht|haft|heft|lüft|stift|wert|ort|härt)en$"
)
# Participles before a noun: "die geplante Sitzung"; a few verbs begin so in the preterite too.
_ATTRIBUTE = re.compile(r"(?!gehör|gelang|gewähr|genehm|gestalt|gestatt|gefähr|genüg|geschah)ge\w{2,}ten?$")

_BEFORE_NOUN = re.compile(
    r"(?:(?P<lasting>\w{3,}end)|(?P<done>(?:\w{0,8}ge\w{2,}|(?:ver|be|ent|er|zer|über|unter|miss)\w{3,})(?:t|en)))"
    r"e[nrsm]?$"
)
_PLANNED = ("geplant", "vorgesehen", "angesetzt", "erwartet", "einberufen", "angekündigt", "festgelegt")


POINTING: dict[str, Direction] = {"bis": "future", "ab": "future", "zum": "future"}
# These outweigh any verb: "die für Freitag geplante Sitzung wurde abgesagt".
DECIDING: dict[str, Direction] = {"seit": "past", "vom": "past", "für": "future", "auf": "future"}


# class of a word: what it tells; the first that fits counts
_SIGNALS = {
    "REPORTED": "reported",
    "PASTVERB": "past",
    "FUTVERB": "future",
    "PERFECT": "perfect",
    "BEING": "being",
}


def add_verbs(lexicon: Lexicon) -> None:
    """Give the verbs their classes."""
    for listed, name in (
        (PAST, "PASTVERB"),
        (FUTURE, "FUTVERB"),
        (ANNOUNCING, "FUTVERB"),
        (PERFECT, "PERFECT"),
        (BEING, "BEING"),
        (REPORTED, "REPORTED"),
    ):
        lexicon.add(listed, name)


def verb_signal(word: str, meanings: Meanings) -> str:
    """What a word tells of tense: a value of the table above, "participle" or nothing.

    "either" is the present or the participle: "eröffnet".
    """
    if not word[0].islower():  # "Treffen" is a noun, and finite verbs seldom open a sentence
        return ""
    participle = _PARTICIPLE.match(word) is not None or word.endswith("iert")
    for name, signal in _SIGNALS.items():
        if name in meanings:
            return "either" if signal == "future" and participle else signal
    if word in STATES:
        return ""
    if len(word) < 5:
        return ""
    preterite = word.endswith(("te", "ten")) and word not in _NO_PRETERITE
    if preterite and (_INFINITIVE.match(word) or _ATTRIBUTE.match(word)):
        return ""
    if preterite and "ORD" not in meanings and "REF" not in meanings:
        return "past"
    return "participle" if participle else ""


def attribute(word: str) -> Direction:
    """What a participle before a noun tells: "gegründete" past, "geplante" and "beginnende" future."""
    if not word.islower() or _INFINITIVE.match(word) or not (match := _BEFORE_NOUN.match(word)):
        return ""
    return "future" if match["lasting"] or match["done"].endswith(_PLANNED) else "surely_past"


def tense(signals: Sequence[tuple[int, str]]) -> Direction:
    """Past or future by the nearest telling verb; "hat" and "ist" need a participle to tell of the past."""
    kinds = {kind for _, kind in signals}
    either = "participle" if kinds & {"perfect", "being", "past"} else "future"
    signals = [(distance, either if kind == "either" else kind) for distance, kind in signals]
    kinds = {kind for _, kind in signals}
    if "reported" in kinds:
        return "near"
    told = [(distance, kind) for distance, kind in signals if kind in ("past", "future")]
    if "participle" in kinds:
        told += [(distance, "past") for distance, kind in signals if kind in ("perfect", "being")]
    if told:
        return "past" if min(told)[1] == "past" else "future"
    return "future" if "being" in kinds else ""
