"""The cascade is one list; colour is decided in one file."""

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "static/css"
SHEETS = sorted(
    path for path in CSS.rglob("*.css") if path.relative_to(CSS).parts[0] != "pdf"
)
RAW_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(", re.IGNORECASE
)
NAMED_COLOUR = re.compile(
    r"(?:color|background|border[\w-]*|fill|stroke|outline)\s*:[^;]*"
    r"\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple|pink)\b"
)


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)


def test_every_stylesheet_is_imported_exactly_once_and_into_a_layer():
    imported = re.findall(
        r'@import url\("([^"]+)"\) layer\((\w+)\)', (CSS / "app.css").read_text()
    )
    names = [name for name, _ in imported]
    on_disk = {str(path.relative_to(CSS)) for path in SHEETS} - {"app.css"}
    assert sorted(names) == sorted(on_disk)
    assert len(names) == len(set(names))


def test_the_order_of_the_cascade_is_stated_once_and_names_every_layer():
    text = (CSS / "app.css").read_text()
    (order,) = re.findall(r"^@layer ([^;]+);", text, flags=re.MULTILINE)
    used = re.findall(r"layer\((\w+)\)", text)
    assert list(dict.fromkeys(used)) == [name.strip() for name in order.split(",")]
    assert not any(
        "@layer" in path.read_text() for path in SHEETS if path.name != "app.css"
    )


def test_no_raw_colour_outside_the_tokens():
    found = [
        f"{path.relative_to(CSS)}: {match}"
        for path in SHEETS
        if path.name != "tokens.css"
        for pattern in (RAW_COLOUR, NAMED_COLOUR)
        for match in pattern.findall(without_comments(path))
    ]
    assert found == []


def test_every_token_that_is_used_exists():
    defined = {
        name
        for path in SHEETS
        for name in re.findall(r"(--[\w-]+)\s*:", without_comments(path))
    }
    used = {
        name
        for path in SHEETS
        for name in re.findall(r"var\((--[\w-]+)\)", without_comments(path))
    }
    assert used - defined == set()


def test_nothing_is_loaded_from_another_host():
    assert not any("//" in without_comments(path) for path in SHEETS)


def test_every_brace_is_closed():
    unbalanced = [
        path.name
        for path in SHEETS
        if without_comments(path).count("{") != without_comments(path).count("}")
    ]
    assert unbalanced == []
