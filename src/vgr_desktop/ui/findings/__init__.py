"""What is still missing or wrong, spelling included."""
