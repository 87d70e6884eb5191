"""Several editions: the previous one beside the text, coupling, and beginning the next."""
