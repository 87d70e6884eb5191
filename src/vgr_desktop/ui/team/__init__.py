"""The team dossier in the window: linking, synchronising by itself, and choosing what both changed."""
