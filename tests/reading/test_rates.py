"""Files of rates: a currency and its rate on each line."""

from pathlib import Path

import pytest

from amcap.reading.problems import InputError
from amcap.reading.rates import read_rates


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "rates.csv"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    "text",
    [
        "USD,0.92\nEUR,1\n",
        "currency;rate\nUSD;0,92\nEUR;1\n",
        "\n0.92\tUSD\r\n1\tEUR\r\n",
        "EUR,Euro,1\nUSD,Dollar,0.92",
    ],
)
def test_rates_are_read_however_they_are_written(text: str, tmp_path: Path) -> None:
    assert read_rates(written(tmp_path, text)) == {"USD": 0.92, "EUR": 1}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("USD,1\nEUR\n", "rates.csv:2:1: should be a currency and its rate"),
        ("USD,1\nEUR,0\n", "rates.csv:2:1: should be a currency and its rate"),
        ("USD,1\nUSD,2\n", "rates.csv:2:1: USD has a rate already, 1"),
        ("currency,rate\n", "rates.csv: holds no rates"),
    ],
)
def test_what_is_no_rate_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_rates(written(tmp_path, text))
    assert told in str(caught.value)
