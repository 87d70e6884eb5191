"""The report as a Word document. The only place that knows python-docx."""
