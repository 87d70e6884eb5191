"""More than one edition, or more than one version, of a report beside each other."""
