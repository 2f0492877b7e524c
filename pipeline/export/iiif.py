"""IIIF Presentation 3: a manifest an issue, its text as annotations a page, and a collection of all issues.

Addresses are made from where the output folder will be served. Without one they are those of a server on this machine, so
that ``python -m http.server`` in the output folder and any viewer show the pages at once.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from pipeline.document import Page
from pipeline.errors import PageFailed
from pipeline.export.blocks import GroupKind, groups_of
from pipeline.export.files import result_name, write_whole
from pipeline.export.json_text import json_text
from pipeline.export.keys import Keys, keys_of
from pipeline.export.language import language_of_article
from pipeline.geometry import Box
from pipeline.issue import Issue, IssueArticle

MANIFEST = "manifest.json"
_ANNOTATIONS = ".annotations.json"
_CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_GRANULARITY = "http://iiif.io/api/extension/text-granularity/context.json"
_LABEL = 80  # characters of a text that stands in for a headline
_NO_LANGUAGE = "none"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things will be found. ``results`` is the address of the output folder, ``scans`` that of the folder of scans.

    ``image_service``: scans come from a server of the IIIF Image API 3 at ``scans``, which knows them by their paths.
    """

    results: str = "http://localhost:8000"
    scans: str | None = None
    image_service: bool = False

    def of_issue(self, issue: Issue) -> str:
        folder = quote(issue.name, errors="surrogateescape")
        return "/".join(part for part in (self.results.rstrip("/"), folder) if part not in {"", "."})

    def of_scan(self, path: str) -> str:
        """The path of a scan below the folder of scans; what leads out of that folder is left away."""
        inner = [part for part in PurePosixPath(path).parts if part not in {"/", ".."}]
        name = quote("/".join(inner), safe="" if self.image_service else "/", errors="surrogateescape")
        return f"{(self.scans or self.results).rstrip('/')}/{name}"


def issue_to_iiif(issue: Issue, addresses: Addresses | None = None) -> Iterator[tuple[str, bytes]]:
    """``manifest.json`` and a page of annotations for each page: names in the folder of the issue, and bytes.

    The same issue and addresses give the same bytes. Nothing for an issue without pages.

    Raises:
        PageFailed: a page has no size.
    """
    if not issue.pages:
        return
    there = (addresses or Addresses()).of_issue(issue)
    keys = keys_of(issue)
    canvases = []
    for index, one in enumerate(issue.pages):
        canvas = f"{there}/canvas/{keys.pages[index]}"
        name = result_name(one.stem, None, _ANNOTATIONS)
        texts = f"{there}/{quote(name, errors='surrogateescape')}"
        canvases.append(_canvas(canvas, one.page, index, texts, addresses or Addresses()))
        yield name, json_text(_annotations(texts, canvas, one.page))
    yield MANIFEST, json_text(_manifest(issue, there, keys, canvases))


def collection_to_iiif(issues: Iterable[Issue], addresses: Addresses | None = None) -> bytes:
    """``collection.json``: the manifests of all issues, in the order given."""
    where = addresses or Addresses()
    items = [_heading(issue, where.of_issue(issue)) for issue in issues if issue.pages]
    plain = {
        "@context": _CONTEXT,
        "id": f"{where.results.rstrip('/')}/collection.json",
        "type": "Collection",
        "label": {_NO_LANGUAGE: ["Issues"]},
        "items": items,
    }
    return json_text(plain)


def write_collection(issues: Iterable[Issue], path: Path, addresses: Addresses | None = None) -> None:
    """``collection_to_iiif`` as a file that appears whole; UnwritableOutput if it cannot be written."""
    write_whole(path, collection_to_iiif(issues, addresses))


def _manifest(issue: Issue, there: str, keys: Keys, canvases: list[Any]) -> dict[str, Any]:
    facts = (("Title", issue.title), ("Date", issue.date), ("Issue", issue.issue_number))
    known = [{"label": {"en": [name]}, "value": _words(value)} for name, value in facts if value]
    ranges = [_range(f"{there}/range", article, there, keys) for article in issue.articles]
    contents = {"id": f"{there}/range/contents", "type": "Range", "label": {"en": ["Articles"]}, "items": ranges}
    return {
        "@context": _CONTEXT,
        **_heading(issue, there),
        **({"metadata": known} if known else {}),
        "items": canvases,
        **({"structures": [contents]} if ranges else {}),
    }


def _heading(issue: Issue, there: str) -> dict[str, Any]:
    """What manifest and collection say of an issue alike."""
    title = ", ".join(text for text in (issue.title, issue.date) if text) or issue.name
    day = {"navDate": f"{issue.date}T00:00:00Z"} if issue.date else {}
    return {"id": f"{there}/{MANIFEST}", "type": "Manifest", "label": _words(title), **day}


def _canvas(canvas: str, page: Page, index: int, texts: str, addresses: Addresses) -> dict[str, Any]:
    """In the pixels of the scan, which is painted on it as it is stored."""
    source = page.source
    if source.width is None or source.height is None:
        advice = "choose json, markdown, text or tei, which do without"
        raise PageFailed("the page has no size, and IIIF needs one", file=source.path, advice=advice)
    painting = {
        "id": f"{canvas}/painting/image",
        "type": "Annotation",
        "motivation": "painting",
        "body": _image(page, addresses),
        "target": canvas,
    }
    return {
        "id": canvas,
        "type": "Canvas",
        "label": _words(page.masthead.page_number or str(index + 1)),
        "width": source.width,
        "height": source.height,
        "items": [{"id": f"{canvas}/painting", "type": "AnnotationPage", "items": [painting]}],
        "annotations": [{"id": texts, "type": "AnnotationPage"}],
    }


def _image(page: Page, addresses: Addresses) -> dict[str, Any]:
    source = page.source
    where = addresses.of_scan(source.path)
    size = {"width": source.width, "height": source.height}
    if addresses.image_service:
        service = [{"id": where, "type": "ImageService3", "profile": "level1"}]
        return {
            "id": f"{where}/full/max/0/default.jpg",
            "type": "Image",
            "format": "image/jpeg",
            **size,
            "service": service,
        }
    kind = mimetypes.guess_type(PurePosixPath(source.path).name)[0]
    return {"id": where, "type": "Image", **({"format": kind} if kind else {}), **size}


def _annotations(texts: str, canvas: str, page: Page) -> dict[str, Any]:
    """The lines in reading order, article by article; removed lines are left out, and lines without a place have none."""
    items = []
    for group in groups_of(page):
        if group.kind is GroupKind.REMOVED:
            continue
        language = language_of_article(group.article) if group.article else None
        for line in (line for block in group.blocks for line in block.lines if line.box):
            assert line.box
            body = {"type": "TextualBody", "value": line.text, "format": "text/plain"}
            items.append(
                {
                    "id": f"{texts}#{line.id}",
                    "type": "Annotation",
                    "motivation": "supplementing",
                    "textGranularity": "line",
                    "body": {**body, "language": language} if language else body,
                    "target": f"{canvas}#{_fragment(line.box)}",
                }
            )
    return {"@context": [_GRANULARITY, _CONTEXT], "id": texts, "type": "AnnotationPage", "items": items}


def _range(ranges: str, article: IssueArticle, there: str, keys: Keys) -> dict[str, Any]:
    """An article: the regions that it has on its pages, in reading order; a page without places counts as a whole."""
    name = article.headline or article.text
    text = " ".join(name.split())
    language = language_of_article(article)
    items = []
    for part in article.parts:
        canvas = f"{there}/canvas/{keys.pages[part.page]}"
        places = [f"{canvas}#{_fragment(region)}" for region in part.regions] or [canvas]
        items += [{"id": place, "type": "Canvas"} for place in places]
    return {
        "id": f"{ranges}/{keys.of(article.parts[0])}",
        "type": "Range",
        "label": {language or _NO_LANGUAGE: [text if len(text) <= _LABEL else text[: _LABEL - 1] + "…"]},
        "items": items,
    }


def _fragment(box: Box) -> str:
    """In whole pixels, at least one wide and high."""
    left, top, right, bottom = (round(x) for x in box.as_tuple())
    return f"xywh={max(left, 0)},{max(top, 0)},{max(right - max(left, 0), 1)},{max(bottom - max(top, 0), 1)}"


def _words(text: str) -> dict[str, list[str]]:
    return {_NO_LANGUAGE: [text]}
