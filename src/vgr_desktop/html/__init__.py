"""HTML from outside, read safely into words and where they stand; and lists written as HTML."""
