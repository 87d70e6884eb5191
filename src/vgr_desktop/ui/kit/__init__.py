"""Small things that every room of the window uses, and that know nothing of a report on screen."""
