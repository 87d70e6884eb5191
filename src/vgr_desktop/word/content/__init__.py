"""The printed parts of a report as WordprocessingML: one small function for each kind of part."""
