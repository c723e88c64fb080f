"""`html`: one self-contained page for the web; `html-fragment`: the part of it for a content system."""

from __future__ import annotations

from factsheet.targets.target import DocumentTarget, TargetJob


def _page(job: TargetJob) -> str:
    """Return a page with its fonts, pictures and code inside it."""
    from factsheet.html.page import page

    return page(job.edition, job.layout, job.library, job.beside)


def _fragment(job: TargetJob) -> str:
    """Return an `<article>` in the faces of the page that it is put into."""
    from factsheet.html.page import fragment

    return fragment(job.edition, job.layout)


TARGETS = (
    DocumentTarget("html", "html", "text/html", _page, linked=True),
    DocumentTarget("html-fragment", "fragment.html", "text/html", _fragment),
)
