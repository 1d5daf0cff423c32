"""Places and their names → the files of a compiled gazetteer."""
