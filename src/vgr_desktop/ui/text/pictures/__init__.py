"""Pictures in a text: reading, keeping and showing them, and their dialog."""
