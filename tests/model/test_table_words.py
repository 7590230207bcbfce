"""What is told of the keys of a table is told of every one, in the order of the model that reads them."""

from amcap.model.table import TableFile
from amcap.model.table_words import TABLE_KEYS


def test_the_keys_that_help_and_readme_explain_are_those_that_are_read() -> None:
    fields = {field.alias or name: field.description for name, field in TableFile.model_fields.items()}
    assert list(TABLE_KEYS.items()) == list(fields.items())
