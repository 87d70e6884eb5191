"""What a report is: the values that everything else uses, and the questions about them."""
