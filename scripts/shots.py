"""A picture of every page that the demo accounts can reach by links, to be looked at.

`./dev shots` starts this with CHROMIUM and SHOTS (the folder) set; words on the command
line choose among the accounts, e.g. `./dev shots ruth helena`. Pages of the same kind
(another case, another day) are pictured once.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ["SHOTS"])
PASSWORD = "demo-practice"  # noqa: S105 - everyone may know it
ACCOUNTS = ["ruth", "jonas", "mina", "helena", "admin"]
WIDTHS = [1440, 820, 390]
THEMES = ["light", "dark"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Links that are no page, or that end the visit.
SKIPPED = re.compile(r"/logout/|/pdf/|/download/|/export/|\.(svg|csv|zip|pdf|json)$")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
MOST_PAGES = 150
# A link inside a drawing has no plain href of its own.
ABSOLUTE = "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"


def main(chosen: list[str]) -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    problems: list[str] = []
    kinds: dict[str, str] = {}
    with server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=FLAGS
        )
        for account in chosen or ACCOUNTS:
            page = sign_in(browser, address, account)
            for kind, url in pages(page, address):
                if kind not in kinds:
                    kinds[kind] = account
                    problems += picture(page, url, f"{account}-{name_of(kind)}")
            page.context.close()
        browser.close()
    write_index(kinds)
    print(f"{len(kinds)} pages, {len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


@contextmanager
def server() -> Iterator[str]:
    """./dev run with a data folder of its own, kept for the next time."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "DATA_DIR": str(FOLDER.with_name("shots-data"))}
    command = [str(ROOT / "dev"), "run", "--port", str(port)]
    process = subprocess.Popen(  # noqa: S603 - our own script
        command, env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        if process.stdout is None or not any(
            "is running at" in line for line in process.stdout
        ):
            raise SystemExit("./dev run did not start.")
        time.sleep(8)  # the demo's documents become PDFs meanwhile
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def sign_in(browser: Browser, address: str, account: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", f"{account}@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/**", wait_until="load")
    return page


def pages(page: Page, address: str) -> Iterator[tuple[str, str]]:
    """Each kind of page, once, in the order in which links lead to it."""
    waiting, seen = [f"{address}/"], set()
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.pop(0)
        kind = kind_of(url)
        if kind in seen or SKIPPED.search(urlsplit(url).path):
            continue
        seen.add(kind)
        response = page.goto(url)
        if response and "text/html" in response.headers.get("content-type", ""):
            hrefs: list[str] = page.eval_on_selector_all("a[href]", ABSOLUTE)
            waiting += [urldefrag(h).url for h in hrefs if h.startswith(address)]
            yield kind, url


def kind_of(url: str) -> str:
    path = urlsplit(url).path
    return DATE.sub("date", UUID.sub("id", path))


def name_of(kind: str) -> str:
    return kind.strip("/").replace("/", "-") or "home"


def picture(page: Page, url: str, name: str) -> list[str]:
    """Every width and theme; says which of them scroll sideways or answer with an error."""
    problems = []
    for width in WIDTHS:
        for theme in THEMES:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            response = page.goto(url)
            page.screenshot(path=FOLDER / f"{name}-{width}-{theme}.png", full_page=True)
            if response and response.status >= 400:
                problems.append(f"{name}: {response.status}")
        is_wide = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        if is_wide:
            problems.append(f"{name}: scrolls sideways at {width}")
    return sorted(set(problems))


def write_index(kinds: dict[str, str]) -> None:
    """One HTML page with all pictures, for looking at them in a row."""
    parts = ["<!doctype html><title>Pictures</title>"]
    for kind, account in kinds.items():
        parts.append(f"<h2>{escape(kind)} as {account}</h2>")
        for width in WIDTHS:
            for theme in THEMES:
                file = f"{account}-{name_of(kind)}-{width}-{theme}.png"
                parts.append(f'<img src="{file}" width="{width // 3}" alt="{file}">')
    (FOLDER / "index.html").write_text("\n".join(parts))
    (FOLDER / "pages.json").write_text(json.dumps(kinds, indent=1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
