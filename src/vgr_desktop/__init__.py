"""VGR Desktop: the desk at which a municipality writes its progress report."""

__version__ = "0.1.0"
