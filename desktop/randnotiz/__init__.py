"""Randnotiz: a desktop reader for news articles with a margin that thinks along."""

__version__ = "0.1.0"
