"""What was found in the texts is remembered by text and model."""

from __future__ import annotations

from tests.store.making import make_analysis

from randnotiz.store import Library

HASH = "ab" * 32


def test_an_analysis_comes_back_as_it_was_put_in(library: Library) -> None:
    analysis = make_analysis(HASH)
    library.analyses.put(analysis)
    kept = library.analyses.get(HASH, "de-1")
    assert kept == analysis
    assert kept is not None
    assert kept.mentions[1].time == {"unit": "day"}


def test_what_was_not_asked_is_not_known(library: Library) -> None:
    library.analyses.put(make_analysis(HASH))
    assert library.analyses.get(HASH, "de-2") is None
    assert library.analyses.get("cd" * 32, "de-1") is None
    assert library.analyses.latest("cd" * 32) is None


def test_the_latest_is_the_one_put_in_last(library: Library) -> None:
    library.analyses.put(make_analysis(HASH, "de-1"))
    library.analyses.put(make_analysis(HASH, "de-2"))
    latest = library.analyses.latest(HASH)
    assert latest is not None
    assert latest.model == "de-2"
    library.analyses.put(make_analysis(HASH, "de-1", name="Friedrich Merz"))
    latest = library.analyses.latest(HASH)
    assert latest is not None
    assert (latest.model, latest.entities[0].name) == ("de-1", "Friedrich Merz")
