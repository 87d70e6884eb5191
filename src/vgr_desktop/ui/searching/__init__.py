"""Finding words and putting others in their place: on the page, in the report, and in all editions."""
