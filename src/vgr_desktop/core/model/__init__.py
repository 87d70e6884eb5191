"""What a report is, and the values and questions that all else stands on."""
