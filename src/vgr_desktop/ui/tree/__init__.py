"""The goal tree."""
