"""Addresses of links as they come from mail and pages: without what mail filters and search engines put around them."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

_WRAPPERS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(host), path, names)
    for host, path, names in (
        (r"(.+\.)?safelinks\.protection\.(outlook|office365)\.(com|us)", "", ("url",)),
        (r"statics\.teams\.(cdn\.office\.net|microsoft\.com)", "", ("url",)),
        (r"(www\.)?google\.[a-z.]{2,6}", "/url", ("url", "q")),
        (r"urldefense\.proofpoint\.com", "/v1/url", ("u",)),
        (r"(.+\.)?linkprotect\.cudasvc\.com", "/url", ("a",)),
        (r"l\.facebook\.com", "/l.php", ("u",)),
        (r"(www\.)?linkedin\.com", "/redir", ("url",)),
        (r"slack-redir\.net", "/link", ("url",)),
        (r"(.+\.)?(trendmicro|sophos|fireeye)\.com", "", ("url", "u", "d")),
        (r"(www\.)?duckduckgo\.com", "/l/", ("uddg",)),
    )
)
"""The host, the beginning of the path and the parameters that hold the address itself, of each that is known."""

_PROOFPOINT = re.compile(r"https?://urldefense\.proofpoint\.com/v2/url\?(?:.*&)?u=([^&]*)", re.IGNORECASE)
_PROOFPOINT_3 = re.compile(r"https?://urldefense\.(?:us|com)/v3/__(.+?)__(?:;|\Z)", re.IGNORECASE)
_DEEPEST = 5
"""How often an address may be wrapped in another one."""
_LONGEST = 8_000
"""Characters of an address that is looked into."""
_IN_WORDS = re.compile(r"https?://[^\s<>\"]{1,8000}", re.IGNORECASE)
_KNOWN = re.compile(r"https?://(?:[^/?#]+\.)?(?:safelinks\.protection\.|urldefense\.|linkprotect\.)", re.IGNORECASE)
_BARE = re.compile(r"www\.[^\s/]+\.[^\s/]+", re.IGNORECASE)


def mended(address: str) -> str:
    """The address that is meant: unwrapped, with https:// before www., and with spaces as %20."""
    found = re.sub(r"[\t\r\n\f]+", "", address.strip(" \t\r\n\f\xa0")).replace("\xa0", "%20").replace(" ", "%20")
    for _ in range(_DEEPEST):
        inner = _inside(found)
        if inner is None:
            break
        found = inner.strip().replace(" ", "%20")
    if found.startswith("//"):
        return f"https:{found}"
    return f"https://{found}" if _BARE.match(found) else found


def tells_whose(address: str) -> bool:
    """Whether a wrapped address that cannot be unwrapped tells in whose mail it was."""
    return _KNOWN.match(address) is not None and ("@" in address or "%40" in address)


def without_wrappers(words: str) -> str:
    """Words in which a wrapped address, which may tell whose mail it was in, is the address itself."""
    return _IN_WORDS.sub(lambda found: mended(found[0]) if _inside(found[0]) else found[0], words)


def _inside(address: str) -> str | None:
    """The address that this one is wrapped around; None when it is not one that is known to be a wrapper."""
    if len(address) > _LONGEST or not address[:5].lower().startswith("http"):
        return None
    if found := _PROOFPOINT_3.match(address):
        return re.sub(r"^(https?):/+", r"\1://", found[1], flags=re.IGNORECASE)
    if found := _PROOFPOINT.match(address):
        return unquote(found[1].replace("-", "%").replace("_", "/"))
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        names = next((n for known, path, n in _WRAPPERS if parts.path.startswith(path) and known.fullmatch(host)), ())
        said = parse_qs(parts.query, max_num_fields=100) if names else {}
    except ValueError:
        return None
    return next((said[name][0] for name in names if re.match(r"https?:|mailto:|www\.", said.get(name, [""])[0])), None)
