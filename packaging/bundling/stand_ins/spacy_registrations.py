"""Stands in the bundle for `spacy.registrations`, the functions that a pipeline's settings name.

Kept is what spaCy's default settings name; they are checked against their signatures wherever a pipeline is
opened. Left out is what only other components' settings name.
"""

from __future__ import annotations

REGISTRY_POPULATED = False


def populate_registry() -> None:
    """Register what spaCy's default settings name, once."""
    global REGISTRY_POPULATED
    if REGISTRY_POPULATED:
        return
    from spacy.language import create_tokenizer, load_lookups_data
    from spacy.training.batchers import configure_minibatch_by_words
    from spacy.training.loggers import console_logger
    from spacy.util import registry

    registry.misc("spacy.LookupsDataLoader.v1")(load_lookups_data)
    registry.tokenizers("spacy.Tokenizer.v1")(create_tokenizer)
    registry.loggers("spacy.ConsoleLogger.v1")(console_logger)
    registry.batchers("spacy.batch_by_words.v1")(configure_minibatch_by_words)
    REGISTRY_POPULATED = True
