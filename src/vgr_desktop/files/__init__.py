"""A dossier on disk: one SQLite file. The only package that uses SQLAlchemy."""
