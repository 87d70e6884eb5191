"""The window itself: frame, menus, bars."""
