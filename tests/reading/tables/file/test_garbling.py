"""Words read in the wrong encoding are told from words that people write."""

import pytest

from amcap.reading.tables.file.garbling import Lines, is_garbled

TEXTS = {
    # encoding: words of the people who used it
    "windows-1250": "Łódź;Żółty Dąb;Źródło",
    "windows-1251": "Ромашка;Восход;Пётр Ильин",
    "windows-1252": "Café Müller;Chêne & Fils;L’Érable — Noël",
    "windows-1253": "Αθήνα;Θεσσαλονίκη;Πέτρος",
    "koi8-r": "Ромашка;Восход;Пётр Ильин",
    "cp866": "Ромашка;Восход;Пётр Ильин",
    "cp850": "Müller & Söhne;Größe;Gärtnerei",
    "mac-roman": "Café Müller;Chêne & Fils;Zoé",
    "shift_jis": "青葉商事;東都銀行;佐藤 健",
    "euc-jp": "青葉商事;東都銀行;佐藤 健",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_the_right_encoding_is_among_those_in_which_no_word_is_garbled(encoding: str) -> None:
    lines = Lines()
    lines.take(f"{TEXTS[encoding]}\n".encode(encoding), whole=True)
    clean = {reading.encoding for reading in lines.readings(lambda _: 0) if not reading.garbled}
    assert encoding in clean


@pytest.mark.parametrize("word", ["M³ller", "BranЕјa", "CafŽ", "лПНРБОЙС", "CafÃ©", "ﾃｽﾄ漢", "Mьller"], ids=ascii)
def test_a_word_that_nobody_writes_is_garbled(word: str) -> None:
    assert is_garbled(word)


@pytest.mark.parametrize(
    "word",
    ["Müller", "O’Brien", "ООО", "Łódź", "株式会社", "Σίσυφος", "«Ёлка»", "ÉCLAIR", "€", "T€", "±", "Straße"],
    ids=ascii,
)
def test_a_word_that_people_write_is_not(word: str) -> None:
    assert not is_garbled(word)
