"""What a detector sees in pieces, or as one mark, and is shown again: narrower, or larger."""

from __future__ import annotations

from collections.abc import Sequence

from played import Played, boxes_of, paper, recognized

from pipeline.engines.protocols import Image, Reading
from pipeline.geometry import Box, Quad


class TestCloserLook:
    """A large box that says nothing is looked at by itself, larger."""

    body = tuple(Box(300, y, 540, y + 24) for y in range(60, 260, 30))
    blob = Box(60, 60, 180, 260)
    columns = (Box(70, 64, 110, 256), Box(120, 64, 160, 256))

    def engine(self, sure: float, grain: Sequence[Box] = ()) -> Played:
        """Finds two columns in the part of the page around the blob when it is shown that, twice as large."""
        left, top = self.blob.left - 12, self.blob.top - 20
        closer = [Box(*(2 * (v - d) for v, d in zip(c.as_tuple(), (left, top) * 2, strict=True))) for c in self.columns]
        beyond = Box(0, 8, 20, 400)
        blob, body = self.blob, self.body

        class Engine(Played):
            def detect(self, image: Image) -> tuple[Quad, ...]:
                self.asked.append(image.shape[:2])
                boxes = ((blob, *body), (), (*closer, beyond, *grain))[len(self.asked) - 1]
                return tuple(box.quad() for box in boxes)

        def says(crop: Image) -> Reading:
            high, wide = crop.shape[:2]
            if max(high, wide) >= 4 * min(high, wide):
                return Reading("山村夜校灯", sure) if max(high, wide) < 200 else Reading("今年河湾新城渡口", 0.99)
            return Reading("一", 0.1)

        return Engine((), says=says)

    def test_its_lines_take_its_place(self) -> None:
        spans = recognized(paper(), 1.0, (), self.engine(sure=0.99))
        found = [s.box for s in spans if s.box.right < 200]
        assert [tuple(round(v) for v in b.as_tuple()) for b in found] == [
            tuple(round(v) for v in c.as_tuple()) for c in self.columns
        ]

    def test_it_stays_if_they_say_nothing_either(self) -> None:
        spans = recognized(paper(), 1.0, (), self.engine(sure=0.6))
        assert boxes_of([s for s in spans if s.box.right < 200]) == [(60, 60, 180, 260)]

    def test_the_grain_of_a_photograph_is_not_read(self) -> None:
        """A halftone in a box of its own may be seen as thousands of marks, far lower than any type."""
        grain = [Box(x, y, x + 12, y + 12) for y in range(60, 400, 20) for x in range(60, 200, 20)]
        engine = self.engine(sure=0.99, grain=grain)
        spans = recognized(paper(), 1.0, (), engine)
        assert len(spans) == len(self.columns) + len(self.body)
        assert engine.calls < len(grain)


class TestSpacedType:
    """Lines whose characters stand as far apart as the lines do are seen in pieces, and whole on a narrower page."""

    rows = tuple(Box(60, y, 400, y + 20) for y in range(60, 460, 36))
    pieces = tuple(Box(x, y, x + 20, y + 20) for y in range(60, 460, 36) for x in range(60, 400, 36))
    line = Box(500, 60, 800, 80)

    def engine(self, on_page: Sequence[Box], on_narrow: Sequence[Box]) -> Played:
        class Engine(Played):
            def detect(self, image: Image) -> tuple[Quad, ...]:
                self.asked.append(image.shape[:2])
                if image.shape[:2] == (600, 540):
                    return tuple(Box(0.6 * b.left, b.top, 0.6 * b.right, b.bottom).quad() for b in on_narrow)
                return tuple(b.quad() for b in on_page) if image.shape[:2] == (600, 900) else ()

        return Engine(())

    def test_they_are_found_on_a_narrower_page(self) -> None:
        engine = self.engine((*self.pieces, self.line), (*self.rows, self.line))
        assert set(boxes_of(recognized(paper(), 1.0, (), engine))) == {
            tuple(round(v) for v in b.as_tuple()) for b in (*self.rows, self.line)
        }

    def test_they_stay_if_that_is_no_better(self) -> None:
        engine = self.engine((*self.pieces, self.line), (*self.pieces, self.line))
        assert len(recognized(paper(), 1.0, (), engine)) == len(self.pieces) + 1

    def test_a_page_of_whole_lines_is_looked_at_once(self) -> None:
        engine = self.engine((*self.rows, self.line), ())
        recognized(paper(), 1.0, (), engine)
        assert (600, 540) not in engine.asked
