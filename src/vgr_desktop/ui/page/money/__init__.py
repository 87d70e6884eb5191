"""The grid of financial deviations."""
