"""The editor of one text, and the conversion between its value and Qt."""
