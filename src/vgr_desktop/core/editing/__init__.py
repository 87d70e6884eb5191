"""Every change that an officer can make, as functions from a report to a report."""
