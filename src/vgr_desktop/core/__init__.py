"""What a progress report is and what can be done with it. Standard library only."""
