"""Make the quick form of the presets' headers: `python -m amcap.reading.tables.layout.folding` rewrites it."""

from collections.abc import Iterator

from amcap.model.table_words import GENERIC, HEADERS_FILE, SYSTEMS
from amcap.reading.tables.layout.header import fold, word_form
from amcap.reading.tables.layout.preset import load_preset


def folded() -> str:
    """The text of the quick form: a line for each header, with what it is looked up by."""
    generic = load_preset(GENERIC)
    loose = generic.loose(generic)
    return "".join(f"{header}\t{fold(header)}\t{word_form(header, loose)}\n" for header in dict.fromkeys(_headers()))


def _headers() -> Iterator[str]:
    for preset in map(load_preset, (GENERIC, *SYSTEMS)):
        for facts in (preset.columns, preset.managers):
            yield from (header for alias in facts for header in alias.headers)
        yield from (header for matter in preset.matters for header in matter.headers)
        yield from preset.undecided


def main() -> None:
    HEADERS_FILE.write_text(folded(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
