"""Pages set by Qt, when there is no office program."""
