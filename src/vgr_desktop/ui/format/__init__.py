"""What is done to the text under the caret."""
