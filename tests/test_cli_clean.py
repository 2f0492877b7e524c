"""``broadsheet clean``: dumps in, the same article JSON out."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.cli import main
from pipeline.export.json_page import page_from_json

DUMP = """# 河湾日报

2026年11月23日 星期一 第1204期

# 石桥今日通车

本报讯 记者林小舟报道 河湾新城的石桥今日上午通车，两岸居民步行过河。

石桥长三百米，由当地工匠修建，历时两年完成。

# 夜校开放报名

夜校今年开设木工和制图两门课程，市民可到图书馆报名。
"""
ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="900" HEIGHT="400"><PrintSpace HPOS="0" VPOS="0" WIDTH="900" HEIGHT="400">
<TextBlock ID="b" HPOS="100" VPOS="100" WIDTH="700" HEIGHT="70">
<TextLine HPOS="100" VPOS="100" WIDTH="700" HEIGHT="30"><String CONTENT="The" HPOS="100" VPOS="100" WIDTH="60" HEIGHT="30"/><SP/>
<String CONTENT="harbour" HPOS="180" VPOS="100" WIDTH="140" HEIGHT="30"/></TextLine>
<TextLine HPOS="100" VPOS="140" WIDTH="300" HEIGHT="30"><String CONTENT="opened." HPOS="100" VPOS="140" WIDTH="140" HEIGHT="30"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>
"""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "front.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def _written(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_text_becomes_articles(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["clean", str(dump), "-o", str(out), "--format", "json,markdown"]) == 0
    assert _written(out) == ["front.json", "front.md"]
    page = page_from_json((out / "front.json").read_bytes())
    assert [a.headline for a in page.articles] == ["石桥今日通车", "夜校开放报名"]
    assert "步行过河" in page.articles[0].text


def test_standard_input_and_output(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(DUMP.encode())))
    assert main(["clean", "-", "-o", "-", "--quiet"]) == 0
    out, err = capfdbinary.readouterr()
    assert len(page_from_json(out).articles) == 2
    assert err == b""


@pytest.mark.parametrize("options", [[], ["--keep-order"]])
def test_alto_keeps_every_word(options: list[str], tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text(ALTO, encoding="utf-8")
    assert main(["clean", str(tmp_path / "page.xml"), "-o", str(tmp_path / "out"), *options]) == 0
    page = page_from_json((tmp_path / "out" / "page.json").read_bytes())
    assert [line.text for line in page.lines] == ["The harbour", "opened."]


def test_pages_of_one_file_are_numbered(tmp_path: Path) -> None:
    (tmp_path / "issue.txt").write_text(DUMP + "\f" + DUMP + "\f" + DUMP, encoding="utf-8")
    assert main(["clean", str(tmp_path / "issue.txt"), "-o", str(tmp_path / "out")]) == 0
    assert _written(tmp_path / "out") == ["issue-p0001.json", "issue-p0002.json", "issue-p0003.json"]


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"<?xml version='1.0'?><other/>", ALTO.encode()[:400]]
)
def test_a_bad_dump_costs_itself_alone(
    data: bytes, dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.xml").write_bytes(data)
    out = tmp_path / "out"
    assert main(["clean", str(tmp_path / "bad.xml"), str(tmp_path / "none"), str(dump), "-o", str(out), "-q"]) == 4
    err = capfd.readouterr().err.splitlines()
    assert [line.startswith("error: ") for line in err] == [True, True]
    assert _written(out) == ["front.json"]


def test_a_forgotten_dump_is_bad_usage(tmp_path: Path) -> None:
    assert main(["clean", "-o", str(tmp_path / "out")]) == 2
