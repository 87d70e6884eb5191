"""Stages of texts, their earlier versions, and adopting the report."""
