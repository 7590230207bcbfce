"""How many accounts have each of the words that nobody understands."""

from collections import defaultdict
from collections.abc import Mapping

MOST_WORDS = 3_000
"""Words that are told apart, so that memory does not grow with what a file holds."""


class WordCount:
    """Accounts by word: the first words met, and how many accounts have any other."""

    def __init__(self) -> None:
        self._accounts: defaultdict[str, float] = defaultdict(int)
        self.others: float = 0

    def add(self, word: str, accounts: float) -> None:
        """Count accounts that have a word."""
        if word in self._accounts or len(self._accounts) < MOST_WORDS:
            self._accounts[word] += accounts
        else:
            self.others += accounts

    @property
    def accounts(self) -> Mapping[str, float]:
        """Accounts by word, in the order in which the words were met."""
        return self._accounts
