"""Values to put in any field: good ones, and what people write by mistake."""

from typing import Any, Literal, get_args, get_origin

from amcap.model import vocabulary

WORDS = sorted(
    {
        word
        for annotation in vars(vocabulary).values()
        if get_origin(annotation) is Literal
        for word in get_args(annotation)
    }
)

# Whole numbers written as 1.0 are left out: JSON Schema takes them for whole numbers, amcap does not.
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1e-12, 1e-9, 1e-3, 1, 2, -1,
    0.5, 1.5, 1.51, -0.5, 744, 745, 1000, 1001, 100_001, 10_000_001, 10**9, 10**10,
    10**15, 10**16, "", " ", "\t", "Ada", "1", "USD", "usd", "USDX", "default",
    "2026-02-28", "2026-02-30", "20260228", "2026-2-3", "28.02.2026", "٢٠٢٦-٠٢-٢٨", "0000-01-01", *WORDS,
    [], ["retail"], [""], [1], [None], [{}], [{"name": "Ada"}], {}, {"name": "Ada"}, {"size": "large"},
)  # fmt: skip
