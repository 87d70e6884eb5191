"""HTML as text: escaping and elements."""


def escape(text: str) -> str:
    """`text` as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """`text` as the value of an attribute, on one line."""
    return escape(" ".join(text.split())).replace('"', "&quot;")


def element(name: str, inner: str, **attributes: str) -> str:
    """An element around `inner`, which is HTML. Empty attributes are left out.

    `class_` stands for `class`, and an underscore in a name for a hyphen: `aria_label`.
    """
    told = "".join(f' {_attribute(key)}="{quote(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{told}>{inner}</{name}>"


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def hidden(text: str) -> str:
    """Words that only a screen reader gives."""
    return element("span", escape(text), class_="unseen")
