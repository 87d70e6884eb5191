"""The house style of a municipality: its template, guarded, judged and completed."""
