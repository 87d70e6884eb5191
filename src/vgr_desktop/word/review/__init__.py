"""Reading a document that came back from reviewers, as plain facts and as leniently as programs write it."""

from vgr_desktop.word.review.reader import read_returned

__all__ = ["read_returned"]
