def shorten(folder): pass
