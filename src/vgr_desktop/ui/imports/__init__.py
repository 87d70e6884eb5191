"""Taking in a page or a report."""
