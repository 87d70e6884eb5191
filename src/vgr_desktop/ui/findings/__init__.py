"""What is still missing or wrong."""
