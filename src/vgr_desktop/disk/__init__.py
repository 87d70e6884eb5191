"""Files on the disk, whatever they hold: put in place whole, and whose they are."""
