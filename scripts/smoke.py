# ruff: noqa: S310, S603 - it starts our own script and asks our own server
"""The README's run command in a fresh clone, as a stranger types it; then a backup and
its restore into an empty installation. Only the standard library, as for ./dev itself."""

import hashlib
import http.cookiejar
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
EMAIL, PASSWORD = "ruth@demo.example", "demo-practice"
FIRST_START = 600
SECOND_START = 5
FIRST_PDF = 90


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="ipt-smoke-") as folder:
        clone, second = Path(folder, "clone"), Path(folder, "restored")
        _run("git", "clone", "--quiet", str(ROOT), str(clone), cwd=folder)
        try:
            walk(clone)
            backup_and_restore(clone, second)
        finally:
            _kill_what_is_left(clone)
    return 0


def walk(clone: Path) -> None:
    port = _free_port()
    with Server(clone, port) as server:
        print(
            f"Sign-in page after {server.wait(FIRST_START):.1f} s, from a bare clone."
        )
        sign_in_and_open_home(server.address)
        pdf = wait_for_pdf(clone / "var" / "documents")
        print(f"The worker made a PDF ({pdf.stat().st_size} bytes).")
    with Server(clone, port) as server:
        took = server.wait(60)
        print(f"Second start after {took:.1f} s.")
        # Three times the promise, as this machine may be busy with something else.
        _require(took < 3 * SECOND_START, "The second start was slow.")
        sign_in_and_open_home(server.address)
    _require(not _processes_of(clone), "A process was left over.")
    print("Stopped by Ctrl-C; no process is left.")


class Server:
    """./dev run in a group of its own, ended as Ctrl-C ends it."""

    def __init__(self, clone: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.log = clone.parent / "run.log"
        self.began = time.monotonic()
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                ["./dev", "run", "--port", str(port)],
                cwd=clone,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self, seconds: float) -> float:
        while time.monotonic() - self.began < seconds:
            _require(self.process.poll() is None, self.log.read_text())
            try:
                with new_browser().open(self.address + "accounts/login/") as page:
                    if page.status == 200:
                        return time.monotonic() - self.began
            except (URLError, ConnectionError):
                time.sleep(0.1)
        raise SystemExit(f"No sign-in page. {self.log.read_text()}")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *problem: object) -> None:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        if problem[0] is None:
            _require(code == 0, f"./dev run ended with {code}. {self.log.read_text()}")
            _require("demo-practice" in self.log.read_text(), "No welcome was printed.")


def new_browser() -> urllib.request.OpenerDirector:
    """Keeps cookies, and asks this machine itself whatever proxy the shell names."""
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)


def sign_in_and_open_home(address: str) -> None:
    browser = new_browser()
    sign_in = address + "accounts/login/"
    with browser.open(sign_in) as page:
        token = re.search(
            r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode()
        )
    _require(token is not None, "The sign-in page holds no form.")
    fields = {"login": EMAIL, "password": PASSWORD}
    fields["csrfmiddlewaretoken"] = token.group(1) if token else ""
    request = urllib.request.Request(sign_in, urlencode(fields).encode())
    request.add_header("Referer", sign_in)
    with browser.open(request) as page:
        _require("/accounts/" not in page.url, f"Signing in led to {page.url}")
    with browser.open(address) as page:
        _require(page.status == 200, "The home page does not open.")
        _require("Ruth" in page.read().decode(), "The home page is not Ruth's.")
    print("Signed in as Ruth; the home page opens.")


def wait_for_pdf(folder: Path) -> Path:
    began = time.monotonic()
    while time.monotonic() - began < FIRST_PDF:
        for path in folder.rglob("*"):
            if path.is_file() and path.read_bytes()[:5] == b"%PDF-":
                return path
        time.sleep(0.5)
    raise SystemExit("The demo's documents were not made into PDFs.")


def backup_and_restore(clone: Path, second: Path) -> None:
    first = clone / "var"
    file = second.parent / "practice.tar"
    _run("./dev", "backup", str(file), cwd=clone)
    before, hashes = counts(first), pdf_hashes(first)
    shutil.copytree(first / "keys", second / "keys")
    elsewhere = {**os.environ, "DATA_DIR": str(second)}
    _run("./dev", "restore", str(file), cwd=clone, env=elsewhere)
    _require(counts(second) == before, "The restored tables hold other rows.")
    _require(pdf_hashes(second) == hashes, "The restored documents are others.")
    _require(bool(hashes), "There was no document to compare.")
    print(
        f"Restored {sum(before.values())} rows and {len(hashes)} documents, the same."
    )


def counts(data: Path) -> dict[str, int]:
    """Rows of each table but the access log, which notes the restore itself."""
    with closing(sqlite3.connect(data / "practice.sqlite3")) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names.fetchall()
            if name not in ("audit_event", "sqlite_sequence")
        }


def pdf_hashes(data: Path) -> dict[str, str]:
    folder = data / "documents"
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _processes_of(folder: Path) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(folder).encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue  # it has just ended
    return found


def _kill_what_is_left(folder: Path) -> None:
    for pid in _processes_of(folder):
        os.kill(pid, signal.SIGKILL)


def _run(*command: str, cwd: str | Path, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    _require(done.returncode == 0, f"{' '.join(command)} failed: {said}")


def _require(is_met: bool, sentence: str) -> None:
    if not is_met:
        raise SystemExit(sentence)


if __name__ == "__main__":
    sys.exit(main())
