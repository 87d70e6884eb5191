"""Writing the report to a file."""
