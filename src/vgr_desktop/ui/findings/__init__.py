"""What is still missing or wrong, including spelling."""
