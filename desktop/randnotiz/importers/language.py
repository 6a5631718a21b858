"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE: Final = 6_000  # code points that are looked at; more changes nothing
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS: Final = 24  # under that a guess is worth nothing


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# The commonest function words of each language that are not also common words of one of the others.
_FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    "de": _words(
        "der die das und ist nicht den dem ein eine einen sich auf für mit von zu dass auch als im des"
    ),
    "en": _words(
        "the of and to that is was for with on as by his her are this from have it he be has not at"
    ),
    "nl": _words("het een van en dat niet zijn voor met op aan te ook wordt heeft deze naar bij uit maar"),
    "fr": _words("le la les des et est une dans pour pas que qui sur au avec ce il du par"),
    "es": _words("el los las del y una por que con para su es como más pero fue"),
    "it": _words("il di che della per una sono con del gli nel alla anche è si dei"),
}
_LIKELY: Final = _words(
    "de en fr it es nl pl pt cs sk da sv no fi hu ro hr sl sr bs mk sq tr ru uk be bg el lv lt et is ga mt "
    "ca gl eu la ar fa he ur hi bn ta te th my km lo ka hy az kk id ms vi sw zh ja"
)


def detect_language(text: str, hint: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it is too short or too mixed to say.

    `hint` is what the source claims ("de", "en-GB"); it counts only where the text itself leaves it open.
    German and English prose is told by its function words at once; py3langid, whose model takes most of a
    second to load, is asked about the rest.
    """
    sample = _sample(text)
    words = [word.casefold() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return language_code(hint)
    return _by_function_words(words) or _by_statistics(sample) or language_code(hint)


def _sample(text: str) -> str:
    """A third from the start, the middle and the end each, so that a foreign quotation does not decide."""
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))


def _by_function_words(words: list[str]) -> str | None:
    """A language whose function words make up an eighth of the words and four times those of any other."""
    if len(words) < 12:
        return None
    counts = sorted(
        ((sum(word in listed for word in words), language) for language, listed in _FUNCTION_WORDS.items()),
        reverse=True,
    )
    (most, language), (second, _) = counts[:2]
    return language if most >= 3 and most * 8 >= len(words) and most >= 4 * second else None


def _by_statistics(sample: str) -> str | None:
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= 0.7 else None


def language_code(hint: str | None) -> str | None:
    """The primary subtag of a language tag (BCP 47), if it is a two-letter one."""
    match = re.match(r"\s*([A-Za-z]{2})(?:[-_].*)?\s*$", hint or "")
    return match[1].lower() if match else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LIKELY.intersection(identifier.labels))
    return identifier
