"""A whole report, looked at in one way: filtered, at a glance, for whoever cannot see it."""
