"""Adding, naming, moving and filtering what is in the goal tree."""
