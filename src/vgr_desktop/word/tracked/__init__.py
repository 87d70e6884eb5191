"""Two documents of this program as one, with what differs as Word's tracked changes.

Both are written by `content`, as documents of their own. What is the same in both is taken from the newer one, so that
accepting all changes gives that, to the letter. Everything here works on what was written, and knows no kind of part.
"""
