"""Comments beside the texts: reading, answering and ticking them off, and making them."""
