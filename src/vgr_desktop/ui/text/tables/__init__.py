"""Tables in a text: their rows, columns and cells."""
