"""Files on the disk, whatever their content: writing them safely, and whose they are."""
