"""Stands in the bundle for `holidays.countries`, which loads every country's holidays.

`holidays.registry` loads the modules of the countries it is asked for by their names.
"""
