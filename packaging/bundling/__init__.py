"""Making what one double-clicks: the one-folder bundle, and the packages made from it."""
