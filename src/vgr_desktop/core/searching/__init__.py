"""Words in a report: where they stand, exactly or whatever their capitals and accents, and others in their place."""
