"""What was read from elsewhere, and taking it into a report without overwriting anything."""
