"""What is told of a text to those who hear it: its structure, what the caret comes into, and lists to go by."""
