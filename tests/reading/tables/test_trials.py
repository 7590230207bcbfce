"""From a file to a verdict that rests on every column that decides it: by a second command, which the first tells."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

SHEET = """\
Client,AM,MRR,Seats,Tier,Health,Renewal date
Acme GmbH,Ann Lee,"$4,200",120,Gold,green,3/31/2027
Brightside,Ann Lee,"$1,150",14,Silver,yellow,1/15/2027
Cedar & Co,Boris Novak,"$900",9,Bronze,red,12/20/2026
Dunder,Boris Novak,"$12,000",450,Gold,green,6/30/2027
Eagle,TBD,"$2,300",35,Silver,green,2/1/2027
"""
GERMAN = """\
Kundenliste Vertrieb Süd
Stand: 24.11.2026

Kunde;Kundenbetreuer;Branche;Kundenklasse;Monatlicher Umsatz;Ampel;Vertragsende
Müller GmbH;Jörg Weiß;Maschinenbau;A;"4.200,00 €";grün;31.03.2027
Bäcker AG;Jörg Weiß;Lebensmittel;B;"1.150,00 €";gelb;15.01.2027
Huber & Söhne;Anna Berg;Gesundheit;A;"12.000,00 €";rot;20.12.2026
Schmidt KG;vakant;IT;C;"900,00 €";grün;30.06.2027
Gesamt;;;;"18.250,00 €";;
"""
JAPANESE = """\
顧客名,担当者,業種,顧客ランク,月額,更新日
山田商店,佐藤 花子,小売,A,"\\420,000",2027/03/31
さくら商事,鈴木 一郎,銀行,B,"\\120,000",2027/01/15
東京電機,佐藤 花子,製造,A,"\\900,000",2026/12/20
合計,,,,"\\1,440,000",
"""
EXPORT = """\
Id,Name,OwnerId,Industry,NumberOfEmployees,Type,IsDeleted
0018d00000A1bcDAAR,Acme,0058d000004kXYzAAM,Banking,120,Customer - Direct,false
0018d00000A1bcEAAR,Brightside,0058d000004kXYZAA2,Healthcare,14,Prospect,false
0018d00000A1bcFAAR,Cedar,0058d000004kXYzAAM,Technology,9,Customer - Direct,false
0018d00000A1bcGAAR,Old,0058d000004kXYzAAM,Technology,9,Customer - Direct,true
"""
USERS = """\
Id,FirstName,LastName,Email,IsActive
0058d000004kXYz,Ann,Lee,ann@example.com,true
0058d000004kXYZ,Boris,Novak,boris@example.com,true
"""
CASES: dict[str, Any] = {
    "a sheet": (SHEET, "utf-8", [], {"Ann Lee": 2, "Boris Novak": 2}, 1, {"tier": 5, "size": 5, "revenue": 5}),
    "german": (GERMAN, "cp1252", [], {"Jörg Weiß": 2, "Anna Berg": 1}, 1, {"tier": 4, "revenue": 4}),
    "japanese": (JAPANESE, "cp932", [], {"佐藤 花子": 2, "鈴木 一郎": 1}, 0, {"tier": 3, "revenue": 3}),
    "an export with ids": (
        EXPORT,
        "utf-8",
        ["--managers", "users.csv"],
        {"Ann Lee": 2},
        0,
        {"size": 2},
    ),
}
NEARER = "Nearer to your case, if this holds: "


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_command_that_is_told_uses_every_column_that_decides(call: Run, tmp_path: Path, case: Any) -> None:
    text, encoding, options, managers, unassigned, told = case
    (tmp_path / "accounts.csv").write_bytes(text.encode(encoding))
    (tmp_path / "users.csv").write_text(USERS, "utf-8")
    first = call("assess", "accounts.csv", *options, "--as-of", "2026-11-25", cwd=tmp_path, env={"COLUMNS": "2000"})
    assert first.code == 0, first.stderr
    command = next(line for line in first.stderr.splitlines() if line.startswith(NEARER)).removeprefix(NEARER)
    _, *arguments = shlex.split(command)
    second = call(*arguments, "--json", cwd=tmp_path, env={"COLUMNS": "2000"})
    assert second.code == 0, second.stderr
    assert "not read (" not in second.stderr
    assert "not understood" not in second.stderr
    report = json.loads(second.stdout)
    assert {each["name"]: each["accounts"] for each in report["managers"]} == managers
    assert report["team"]["unassigned_accounts"] == unassigned
    for field, number in told.items():
        assert sum(account[field] is not None for account in report["accounts"]) == number, field
