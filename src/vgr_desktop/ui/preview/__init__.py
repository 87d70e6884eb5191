"""The pages of the report on screen and on paper."""
