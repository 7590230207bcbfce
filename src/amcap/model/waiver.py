"""A finding that somebody has decided to live with for a while."""

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from amcap.model.fields import Day, Model, Name, Text
from amcap.model.ids import WAIVABLE

if TYPE_CHECKING:
    Waivable = str
else:
    Waivable = Literal[WAIVABLE]


class Waiver(Model):
    """A finding that is known and accepted until a day."""

    finding: Waivable = Field(description="Id of the finding, such as overloaded; amcap rules lists them. Required.")
    subject: Name | None = Field(
        None,
        description="Name of the manager or account that the finding is on; of accounts that are summed up, their "
        "manager's. Absent: findings on the team or the portfolio as a whole, and sums of accounts that nobody has.",
    )
    until: Day = Field(description="Last day on which it is accepted, a date such as 2027-03-01. Required.")
    reason: Text = Field(description="Why it is accepted, in a few words. Required.")
