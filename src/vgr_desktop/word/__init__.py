"""The report as a Word document. The only package that uses python-docx."""
