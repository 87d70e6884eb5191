"""Views of a whole report: filtered, at a glance, and its accessibility."""
