"""A real browser for tests: what axe-core finds on a page, and keys pressed in headless Chromium.

https://github.com/dequelabs/axe-core; without Chromium or axe-core (scripts/install_test_tools.sh) tests that
have the marks `NEEDS_BROWSER` are skipped by name.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import IO, Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
AXE = _CACHE / "factsheet-tests" / "axe" / "package" / "axe.min.js"
RUN = """
axe.run(document).then(found => {
  const told = document.createElement('pre');
  told.id = 'told';
  const wide = [...document.querySelectorAll('body *')].filter(
    each => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1);
  told.textContent = JSON.stringify({
    violations: found.violations.map(each => [each.id, each.nodes[0].html.slice(0, 200)]),
    incomplete: found.incomplete.map(each => [each.id, each.nodes[0].html.slice(0, 200)]),
    wide: wide.map(each => each.outerHTML.slice(0, 120)), width: innerWidth});
  document.body.appendChild(told);
});
"""

NEEDS_BROWSER = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: see scripts/install_test_tools.sh"),
]


def looked_at(page: str, folder: Path, width: int, night: bool) -> dict[str, Any]:
    """What axe finds on a page in a window, which is framed: Chromium has no window under 500 pixels."""
    if night:
        page = page.replace("@media screen and (prefers-color-scheme:dark)", "@media screen")
    script = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{RUN}</script></body>"
    (folder / "page.html").write_text(page.replace("</body>", script), encoding="utf-8")
    framed = folder / "frame.html"
    framed.write_text(
        f'<body style="margin:0"><iframe src="page.html" width="{width}" height="9" frameborder="0"></iframe>'
        "<script>setInterval(() => { const told = document.querySelector('iframe').contentDocument"
        ".getElementById('told'); if (told) document.body.append(told); }, 100)</script></body>",
        encoding="utf-8",
    )
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
        + [
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=30000",
            "--dump-dom",
            framed.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert told, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(unescape(told[1]))
    return found


class Tab:
    """A page in headless Chromium, spoken to by its protocol for tools through two pipes."""

    def __init__(self, asked: IO[bytes], told: IO[bytes]) -> None:
        self._asked, self._told = asked, told
        self._count = 0
        self._session = ""

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        """Return what a method of the protocol answers."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        self._asked.write(json.dumps(message).encode() + b"\0")
        self._asked.flush()
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, path: Path) -> None:
        """Show a page."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.navigate", url=path.as_uri())
        waited = "document.readyState === 'complete' ? done(1) : addEventListener('load', () => done(1))"
        self.run(f"new Promise(done => {waited})")

    def run(self, script: str) -> Any:
        """Return what an expression of JavaScript comes to in the page, whatever its policy."""
        found = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys one after the other: a letter, or a name such as Tab or ArrowDown."""
        codes = {"Tab": 9, "Enter": 13, "ArrowUp": 38, "ArrowDown": 40}
        for key in keys:
            text = " " if key == "Space" else "\r" if key == "Enter" else key if len(key) == 1 else ""
            code = codes.get(key, ord(text.upper()) if text else 0)
            named = text if len(key) == 1 or key == "Space" else key
            said = {"key": named, "windowsVirtualKeyCode": code}
            self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **said)
            self.call("Input.dispatchKeyEvent", type="keyUp", **said)

    def _next(self) -> bytes:
        parts = bytearray()
        while (byte := self._told.read(1)) != b"\0":
            assert byte, "Chromium has ended"
            parts += byte
        return bytes(parts)


@contextmanager
def chromium(folder: Path) -> Iterator[Tab]:
    """Yield a tab of a Chromium of its own, with a profile in a folder."""
    assert CHROMIUM is not None
    (ask_read, ask_write), (tell_read, tell_write) = os.pipe(), os.pipe()
    # The protocol is read from file descriptor 3 and written to 4.
    command = f'exec "$0" "$@" 3<&{ask_read} 4>&{tell_write}'
    words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
    words += [f"--user-data-dir={folder / 'profile'}", "about:blank"]
    process = subprocess.Popen(
        ["/bin/bash", "-c", command, CHROMIUM, *words],
        pass_fds=(ask_read, tell_write),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(ask_read)
    os.close(tell_write)
    try:
        with os.fdopen(ask_write, "wb") as asked, os.fdopen(tell_read, "rb") as told:
            yield Tab(asked, told)
    finally:
        process.terminate()
        process.wait(20)
