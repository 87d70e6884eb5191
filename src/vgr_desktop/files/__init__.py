"""A dossier on disk: one SQLite file. The only place that knows SQLAlchemy."""
