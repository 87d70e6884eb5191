"""Work packages: issuing a part of the report, taking in what comes back, and who has what."""
