"""The editor of one text, and the way between its value and Qt."""
