"""The page of the chosen item: its facts, its texts and their editors."""
