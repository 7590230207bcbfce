"""A system is known by headers that only it uses; and a known one is never read for less than an unknown one."""

import pytest

from amcap.model.table_words import GENERIC, SYSTEMS
from amcap.reading.tables.layout.header import fold
from amcap.reading.tables.layout.preset import load_preset
from amcap.reading.tables.layout.recognition import _only_users
from tests.reading.tables.build import opened, report_of

MARKED = [name for name in SYSTEMS if load_preset(name).marks]


@pytest.mark.parametrize("system", MARKED)
def test_two_headers_that_only_one_system_uses_tell_it_and_one_does_not(system: str) -> None:
    marks = [header for mark in load_preset(system).marks for header in mark.headers if _only_users().get(fold(header))]
    first, second = list({fold(header): header for header in marks}.values())[:2]
    assert opened(f'Company,Owner,"{first}","{second}"\nAlder,Ann,,\n').preset == system
    assert opened(f'Company,Owner,"{first}"\nAlder,Ann,\n').preset == GENERIC


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_known_system_reads_no_fewer_columns_than_an_unknown_one(system: str) -> None:
    header = "Company,Account Manager,Industry,Employees,ARR,Tier,Size,Health,Contact Frequency,Customer ID"
    text = f"{header}\nAlder,Ann,Retail,12,5,key,small,green,weekly,1\n"
    assert set(report_of(text, from_=GENERIC).columns) <= set(report_of(text, from_=system).columns)
