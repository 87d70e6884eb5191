"""The report as one web page that stands by itself: no scripts, and nothing loaded from elsewhere."""
