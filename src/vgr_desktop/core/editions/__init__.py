"""Several editions, or several versions, of a report side by side."""
