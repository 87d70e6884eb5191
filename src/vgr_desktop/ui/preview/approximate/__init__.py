"""Pages set by Qt, where there is no office program."""
