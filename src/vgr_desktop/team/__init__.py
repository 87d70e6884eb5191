"""The team dossier: a PostgreSQL database in which the dossiers of one team come together."""
