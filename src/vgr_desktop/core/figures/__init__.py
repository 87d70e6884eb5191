"""Figures that follow from a report: shares of lights, balances, how far texts are."""
