"""The whole report at a glance."""
