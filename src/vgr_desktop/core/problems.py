"""Errors of the world, as opposed to errors of ours."""


class Problem(Exception):  # noqa: N818  # it is the world's, not an error of the program
    """Something outside the program went wrong: a file, a disk, an input.

    The message is Dutch and meant for the officer: what happened, that nothing is lost, what to do next.
    Errors of ours are ordinary exceptions and never a `Problem`.
    """


class Cancelled(Exception):  # noqa: N818  # it is what the officer asked for, not an error
    """The officer called long work off. Everything is as it was before."""
