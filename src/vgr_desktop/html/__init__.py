"""Reading HTML from outside safely, into words and their places; and writing lists as HTML."""
