"""Which pages axe has looked at: each route once, and again for whatever is new on it.

Axe takes longer than all the rest of a visit. What it finds follows from how a page is built,
and from nothing that somebody wrote. So a page is looked at again only if it holds a kind of
element, in a place, that no page of its route has held: an error, an open dialog, a list that
was empty, another order of headings. The frame around the pages is one for all routes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

# Every kind of element with where it stands, without words: tag, classes, the names of its
# attributes and the values of those that axe reads, whether it says anything and is seen.
# Inside of a drawing classes are data, and axe reads none of them; `data-` is for scripts.
PARTS = """() => {
    const READ = [
        "role", "type", "lang", "tabindex", "scope", "autocomplete", "aria-checked",
        "aria-current", "aria-expanded", "aria-haspopup", "aria-hidden", "aria-invalid",
        "aria-live", "aria-modal", "aria-pressed", "aria-selected",
    ];
    const kind = one => one.tagName + (one.closest("svg") ? "" : "." + one.className);
    const parts = { page: new Set(), frame: new Set() };
    for (const one of document.querySelectorAll("body, body *")) {
        const names = one.getAttributeNames().sort()
            .filter(name => name !== "class" && !name.startsWith("data-"));
        const read = names.filter(name => READ.includes(name))
            .map(name => name + "=" + one.getAttribute(name));
        const says = one.textContent.trim() ? "says" : "";
        const seen = one.checkVisibility() ? "" : "unseen";
        const place = one.closest("#main, .actbar") ? "page" : "frame";
        parts[place].add([kind(one.parentElement), kind(one), names, read, says, seen].join(" "));
    }
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
        .filter(one => one.checkVisibility()).map(one => one.tagName);
    headings.forEach((one, at) => parts.page.add(`${headings[at - 1] || ""} then ${one}`));
    return { page: [...parts.page], frame: [...parts.frame] };
}"""

# All that a visitor asks of a page at once.
SEEN = f"""() => ({{
    h1: document.querySelectorAll("h1").length,
    theme: matchMedia("(prefers-color-scheme: dark)").matches + " "
        + document.documentElement.dataset.theme,
    parts: ({PARTS})(),
}})"""

_known: dict[str, set[str]] = defaultdict(set)


def route_of(url: str) -> str:
    """The name of the route, or the path itself where the project has none for it."""
    path = urlsplit(url).path
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def is_new(url: str, parts: Mapping[str, Iterable[str]], *, seen_as: str = "") -> bool:
    """Whether axe has yet to look at something on this page; it counts as looked at from now.

    `parts` are those of PARTS. `seen_as` tells apart what they do not: the width of the
    window, a theme.
    """
    page = _known[f"{seen_as} at {route_of(url)}"]
    frame = _known[f"{seen_as} around"]
    new = bool(set(parts["page"]) - page or set(parts["frame"]) - frame)
    page.update(parts["page"])
    frame.update(parts["frame"])
    return new
