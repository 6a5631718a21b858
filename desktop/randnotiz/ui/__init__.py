"""Widgets: no SQL, no files, no rules."""
