"""Stands in the bundle for `spacy.pipeline`, which loads every component that spaCy can train.

The program's pipeline has one component, and that is its own: none of the parsers, taggers and categorisers
is ever made. Without them the worker also starts sooner.
"""
