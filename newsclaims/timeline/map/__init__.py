"""Maps drawn here, on outlines of our own: no tile server learns who reads what.

`outlines.json` has the shores of Natural Earth's land at 1:50 million (version 4.1, public domain; taken from the npm
package `world-atlas` 2.0.2): rings of integers, the first point and then the steps to the next, in parts of a degree.
They were joined across the antimeridian, simplified after Visvalingam (0.005 square degrees at their latitude), and
islands below 0.03 square degrees were left out. No frontiers are drawn: whose a piece of land is, is often the very
thing that is disputed.
"""
