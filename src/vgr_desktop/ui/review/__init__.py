"""How far a text is, what it was before, and adopting the report."""
