"""Make the quick form of the vocabulary of industries: `python -m amcap.folding` rewrites `rules/industries.txt`.

Its first line is the most parts that a word is made of, the second has the words that say nothing. Then each industry
has a line: its id, label and level, and its words without spaces and all that makes no difference.
"""

from collections.abc import Iterator

from amcap.industries import ALONE, FOLDED, LANGUAGES, parts_of, plain_text, words_file, words_of

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}


def folded() -> str:
    """The text of the quick form. Of two industries with one word, the later one keeps it."""
    most_parts, owner, lines = 0, dict[str, str](), list[tuple[str, ...]]()
    entries = words_file()["industries"]
    for name, entry in entries.items():
        for word in _plain_words(entry):
            parts = parts_of(word)
            most_parts = max(most_parts, len(parts))
            owner["".join(parts)] = name
    for name, entry in entries.items():
        words = {_joined(word): word.startswith(ALONE) for word in _plain_words(entry)}
        kept = (f"{ALONE}{word}" if alone else word for word, alone in words.items() if owner[word] == name)
        lines.append((name, entry["label"], entry["level"], *kept))
    missing = dict.fromkeys(
        _joined(word) for words in words_file()["missing"].values() for word in words_of(plain_text(words))
    )
    return "".join(f"{line}\n" for line in (most_parts, ";".join(missing), *map(";".join, lines)))


def _joined(word: str) -> str:
    return "".join(parts_of(word))


def _plain_words(entry: dict[str, str]) -> Iterator[str]:
    """The words of an industry, in German also with the umlauts written out."""
    for language in LANGUAGES:
        yield from words_of(plain_text(entry[language]))
    written_out = entry["de"].casefold()
    for letter, written in _UMLAUTS.items():
        written_out = written_out.replace(letter, written)
    yield from words_of(plain_text(written_out))


def main() -> None:
    FOLDED.write_text(folded(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
