"""German (and English) inflection of names: from the form in the text to the one a list would show.

Names take -s in the genitive, after an s sound an apostrophe; adjectives are weak after an article and strong
without one (Rat für deutsche Rechtschreibung, Amtliches Regelwerk, § 96; Duden, Die Grammatik).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from randnotiz.analysis.entities.names import endings, folded, listed

Words = tuple[str, ...]

_ARTICLES: Final = listed("der die das den dem des the")
_LARGE_ARTICLES: Final = listed("Der Die Das The DER DIE DAS THE")
_ENDING: Final = re.compile(r"(?<=[^\W\d_]{3})e[nrsm]?$")
_INNER: Final = listed("und and für for of von der des den dem die das in im am an zu zur zum auf")

# Gender of the nouns that end German names of institutions and places; a compound has that of its last part.
_NEUTER: Final = endings(
    "haus amt kreuz meer reich ministerium institut werk theater museum orchester parlament gericht "
    "kabinett kolleg präsidium komitee bistum land rathaus zentrum gymnasium dorf tor viertel forum "
    "archiv ballett unternehmen netzwerk register sekretariat königreich konzil schloss "
    "geschwader regiment bataillon"
)
_MASCULINE: Final = endings(
    "rat bund tag verband verein hof dienst stab rundfunk konzern ausschuss kongress senat landtag "
    "gürtel gipfel ozean see fluss wald park platz markt dom orden pakt club klub gerichtshof fonds "
    "stuhl staat index kreis bezirk rechnungshof sturmbund halbmond sender zoll hafen berg "
    "orient osten westen norden süden balkan kaukasus planet ring"
)
_PLURAL: Final = endings(
    "staaten nationen emirate inseln niederlande philippinen werke stadtwerke grünen verkehrsbetriebe "
    "alpen antillen malediven seychellen festspiele philharmoniker symphoniker piraten demokraten "
    "linken"
)
_FEMININE: Final = endings(
    "ung heit keit schaft ion tät bank partei union bahn post welle armee kirche schule hochschule "
    "akademie republik zeitung presse allianz liga agentur kammer börse marine wehr polizei küste "
    "mauer stadt straße brücke insel linke oper bibliothek zentrale kasse hilfe hanse garde"
)
_SHORTEST_GENITIVE: Final = 5
_TOWNS: Final = endings("berg land dorf reich tor see wald park ring tag hof hafen kreuz fluss")
_STRONG: Final = {"m": "er", "n": "es", "f": "e", "p": "e"}


def bare(words: Words) -> Words:
    """The words without a leading article ("Die Zeit", "the Kremlin"), unless that is all there is."""
    # "Den Haag" keeps its article: only nominatives are written large before a name ("Die Zeit")
    first = words[0] if words else ""
    leading = first in _ARTICLES or first in _LARGE_ARTICLES
    return words[1:] if len(words) > 1 and leading else words


def stem_key(words: Words) -> str:
    """What all inflected forms of a name of several words share.

    The adjectives before the last noun lose their endings: "Weiße Haus", "Weißen Haus" and "Weißes Haus" meet
    in "weiß haus", and so do nouns that end in a genitive ("Instituts für ..."). The last word is left as it
    is; its genitive is `genitive_bases`' business.
    """
    plain = bare(words)
    inner = [_stem(word) for word in _without_inner_genitives(plain)[:-1]]
    return " ".join((*inner, folded(plain[-1])))


def _without_inner_genitives(words: Words) -> Words:
    """ "Institut für Weltwirtschaft" of "Instituts für ...", "Systemhaus Netgo" of "Systemhauses Netgo"."""
    return (*(_inner_base(word, follower) for word, follower in pairwise(words)), words[-1])


def _inner_base(word: str, follower: str) -> str:
    # "Deutschlands größte Bank" is another construction
    complement = follower.lower() in _INNER or not follower[0].islower()
    if len(word) > _SHORTEST_GENITIVE and word.endswith("s") and complement:
        bases = genitive_bases(word, True)
        return next((base for base in bases if _gender(base) in ("m", "n") and not _is_town(base)), word)
    return word


def _is_town(word: str) -> bool:
    """Whether a word may be the name of a place itself, as in "Heidelbergs Altstadt"."""
    return word.lower().endswith(_TOWNS)


def _stem(word: str) -> str:
    if word.lower() == "sankt":
        return "st"
    return folded(word) if word.lower() in _INNER else _ENDING.sub("", folded(word))


def genitive_bases(word: str, german: bool) -> Words:
    """The words of which `word` may be the genitive, likeliest first; none if it cannot be one.

    English has only the apostrophe. In German a name ending in an s sound takes a bare apostrophe instead of
    the s, so "Strauss" or "Marx" are nobody's genitive.
    """
    if word.endswith(("'s", "'S")) and len(word) > 3:
        return (word[:-2],)
    if word.endswith("'") and len(word) > 2:
        return (word[:-1],)
    if not german or len(word) < 4 or not word.endswith(("s", "S")):
        return ()
    shorter = word[:-1]
    if shorter[-1].lower() in "sxzß'.-":
        return ()
    if len(word) > 5 and shorter[-1].lower() == "e":
        # "Hauses", "Kreuzes": after an s sound the e belongs to the ending, else ("Goethes") to the name
        sibilant = shorter[-2].lower() in "sxzß" or _gender(word[:-2]) in ("m", "n")
        return (word[:-2], shorter) if sibilant else (shorter, word[:-2])
    return (shorter,)


def dative_plural_bases(word: str) -> Words:
    """Of "Emiraten" and "Niederlanden": "Emirate", "Niederlande"."""
    return (word[:-1],) if len(word) > 5 and word.lower().endswith("en") else ()


def nominative(words: Words) -> Words:
    """The form a list shows: "Weißen Haus" becomes "Weißes Haus", "Vereinigten Staaten" "Vereinigte Staaten".

    Only where the last word's gender is known; `words` must be without a genitive ending already. Adjectives
    are the capitalised words before the last noun; a name that continues with "für" or "der" is inflected
    before that word ("Deutschen Gesellschaft für ...").
    """
    plain = _without_inner_genitives(bare(words))
    head = next((place for place, word in enumerate(plain) if place and word.lower() in _INNER), len(plain))
    if head < 2:
        return plain
    gender = _gender(plain[head - 1])
    if not gender:
        return plain
    return (*(_strong(word, gender) for word in plain[: head - 1]), *plain[head - 1 :])


def _strong(word: str, gender: str) -> str:
    match = _ADJECTIVE.fullmatch(word.lower())
    if match is None or not word[0].isupper() or _NOUN.search(word.lower()):
        return word
    # "Leipziger" and "Fischer" only look like strong adjectives: "-er" is nearly always the base form
    if word.lower().endswith("er") and (gender not in "fp" or not _SURELY.search(word.lower())):
        return word
    ending = _STRONG[gender]
    return word[: match.end(1)] + (ending.upper() if word.isupper() else ending)


# What the adjectives in names are made of, from those of GermEval 2014 (train).
_ADJECTIVE: Final = re.compile(
    r"(.*(?:isch|deutsch|lich|ig|igt|[ntdz]ional|tral|zial|eral|iv|är|(?:i|on|ur|u)ell|haft)"
    r"|vereint|neu|groß|alt|hoh|rot|weiß|schwarz|grün|blau|tot|still|link|eisern|golden|oberst|letzt|klein"
    r"|jung|schön|süd|nah|fern|mittler|ober|unter|hinter|bunt|lang|kurz|arm|dritt|erst|zweit|viert|fünft)"
    r"e[nrsm]?"
)


_NOUN: Final = re.compile(
    r"(?:zentrale|filiale|kathedrale|initiative|alternative|offensive|perspektive|motive|archive)n?$"
)
_SURELY: Final = re.compile(r"(?:(?<!f)isch|deutsch|vereint|vereinigt)er$")


def _gender(word: str) -> str:
    lower = word.lower()
    for gender, heads in (("p", _PLURAL), ("n", _NEUTER), ("m", _MASCULINE), ("f", _FEMININE)):
        if lower.endswith(heads):
            return gender
    return ""
