"""How copies name a place in the text."""

from __future__ import annotations

from randnotiz.exporters.composition import Composition
from randnotiz.exporters.wording import Wording


def place_of(composition: Composition, index: int, words: Wording, long: bool = False) -> str:
    """The block's paragraph number ("7", long: "Absatz 7"), "Titel", or "vor 7" for a heading."""
    number = composition.numbers[index]
    if number:
        return f"{words('paragraph')} {number}" if long else str(number)
    if index == 0 and composition.article.title_block:
        return words("title")
    following = next((count for count in composition.numbers[index:] if count), None)
    if following is None:
        return words("heading")
    paragraph = f"{words('paragraph')} {following}" if long else str(following)
    return f"{words('before')} {paragraph}"
