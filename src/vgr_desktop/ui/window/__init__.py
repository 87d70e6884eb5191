"""The window around it all: frame, menus, bars."""
