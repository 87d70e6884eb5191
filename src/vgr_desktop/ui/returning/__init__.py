"""Reviewed documents that come back: choosing what of them is taken over."""
