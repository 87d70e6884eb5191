"""More than one edition: the previous one beside the text, coupling, and beginning the next."""
