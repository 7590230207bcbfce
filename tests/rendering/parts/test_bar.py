"""A load as a bar, cell by cell: 20 cells for 0 to 200 %, so that a cell is 10 %."""

import pytest

from amcap.model.assessment import Range
from amcap.rendering.parts.bar import bar_scale, legend, load_bar


@pytest.mark.parametrize(
    ("low", "likely", "high", "bar"),
    [
        (0.5, 1.0, 1.5, "#####=====|-----....."),
        (0.0, 0.0, 0.0, "..........|.........."),
        # Half a cell is a cell: 54 % are five of them, 56 % six.
        (0.54, 0.94, 1.34, "#####====.|---.......".replace(".|", "-|")),
        (0.56, 0.96, 1.36, "######====|----......"),
        # 200 % fill the bar; only what is beyond them has the arrow.
        (1.9, 2.0, 2.0, "##########|#########="),
        (1.9, 2.0, 2.0001, "##########|#########>"),
        (3.0, 4.0, 5.0, "##########|#########>"),
        (0.1, 0.2, 2.3, "#=--------|--------->"),
    ],
)
def test_a_bar_is_solid_to_the_low_end_half_to_the_load_and_light_to_the_high_end(
    low: float, likely: float, high: float, bar: str
) -> None:
    assert load_bar(Range(likely, low, high), 20, unicode=False) == bar
    glyphs = str.maketrans("#=-.|>", "█▓░·│▶")
    assert load_bar(Range(likely, low, high), 20, unicode=True) == bar.translate(glyphs)


def test_the_width_of_a_bar_is_that_of_its_scale_and_the_mark_stands_under_100_percent() -> None:
    for width in (10, 12, 20):
        bar, scale = load_bar(Range(0.5, 0.4, 0.6), width, unicode=False), bar_scale(width)
        assert len(bar) == len(scale) == width + 1
        assert bar.index("|") == width // 2
        assert scale[0] == "0"
        assert scale.endswith("200")
        assert bar.index("|") in range(scale.index("100%"), scale.index("100%") + 4)
    assert bar_scale(20) == "0        100%     200"


@pytest.mark.parametrize("load", [Range(None, None, None), Range(1.0, None, 1.0), Range(1.0, 1.0, None)])
def test_no_load_has_no_bar(load: Range) -> None:
    assert load_bar(load, 20, unicode=False) == ""


def test_the_legend_has_the_marks_of_the_bars() -> None:
    assert legend(unicode=False) == "## up to the low end, == to the likely load, -- to the high end, | 100%"
    assert legend(unicode=True) == "██ up to the low end, ▓▓ to the likely load, ░░ to the high end, │ 100%"
