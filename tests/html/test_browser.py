"""The page in a real browser: axe-core finds nothing, by day, by night, and at 320 pixels.

https://github.com/dequelabs/axe-core; without Chromium or axe-core (scripts/install_test_tools.sh) these
tests are skipped by name.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import factsheet

SAMPLE = "data/hong-kong-refugees/factsheet.yaml"
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

pytestmark = [
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


@pytest.mark.parametrize(
    ("source", "lang", "layout", "width", "night"),
    [
        (SAMPLE, "en", "campaign", 1100, False),
        (SAMPLE, "en", "editorial", 320, True),
        (SAMPLE, "ar", "editorial", 1100, True),
        (SAMPLE, "ur", "campaign", 320, False),
        (SAMPLE, "zh-Hant-HK", "campaign", 320, True),
        (SAMPLE, "my", "editorial", 1100, False),
        (SAMPLE, "hi", "campaign", 1100, True),
        ("tests/sheets/kinds/chart.yaml", None, "campaign", 320, False),
        ("tests/sheets/kinds/chart.yaml", None, "editorial", 1100, True),
        ("examples/school_meals/factsheet.yaml", None, "brief", 1100, False),
        ("examples/school_meals/factsheet.yaml", None, "campaign", 320, True),
        ("tests/sheets/kinds/contact.yaml", None, "clear", 320, False),
        ("tests/sheets/kinds/table.yaml", None, "brief", 320, True),
    ],
)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(
    source: str, lang: str | None, layout: str, width: int, night: bool, tmp_path: Path
) -> None:
    edition = factsheet.edition_of(factsheet.load(source), lang)
    (artifact,) = factsheet.produce(edition, layout, targets=("html",))
    found = looked_at(artifact.data.decode("utf-8"), tmp_path, width, night)
    assert found["width"] == width
    assert found["violations"] == []
    # What it cannot judge: of words on marks, and in tables that scroll, it does not see the ground; it looks
    # for the cells of a head over a group of rows beside it, not below.
    unsure = set() if source == SAMPLE else {"color-contrast", "th-has-data-cells"}
    assert {rule for rule, _ in found["incomplete"]} <= unsure
    assert found["wide"] == []
