"""Maps drawn here, on outlines of our own: no tile server learns who reads what.

`outlines.json` holds the shores of Natural Earth as rings of integers, in parts of a degree: the first point, and then
the steps from each point to the next. docs/dependencies.md says how it was made.
"""
