"""The report as one self-contained web page: no scripts, and nothing loaded from elsewhere."""
