"""Who takes accounts, in words."""

from collections.abc import Iterable

from amcap.engine.findings.placements import Placed
from amcap.engine.findings.takers import Offer, by_manager
from amcap.quantities import counted, percent

_SHOWN = 5
"""How many managers who take accounts are told one by one."""


def who_takes_entry(placed: Placed, industry: str | None) -> str:
    """'Bob has room, and would go from 30% to 50% with it'; what is left over is said so."""
    if not placed.offers:
        return "no manager has room for it" if placed.accounts == 1 else "no manager has room for any of them"
    if placed.left or len(placed.offers) > 1:
        return who_takes([placed])
    offer = placed.offers[0]
    known = f" and knows {industry}" if offer.pairing == "match" else ""
    them = "it" if placed.accounts == 1 else "them"
    return f"{offer.manager} has room{known}, and would go {_from_to(offer)} with {them}"


def who_takes(placed: Iterable[Placed]) -> str:
    """'Ada could take 5 (60% to 90%), Bob 3 (40% to 55%); no manager has room for the other 12', by manager."""
    pieces = tuple(placed)
    takers = list(by_manager(offer for piece in pieces for offer in piece.offers))
    left = sum(piece.left for piece in pieces)
    if not takers:
        return "no manager has room for any of them" if left > 1 else "no manager has room for it"
    first, *others = takers[:_SHOWN]
    told = [f"{first.manager} could take {first.accounts:,} ({_ends(first)})"]
    told += [f"{offer.manager} {offer.accounts:,} ({_ends(offer)})" for offer in others]
    if len(takers) > _SHOWN:
        more = takers[_SHOWN:]
        told.append(f"{counted(len(more), 'more manager')} {sum(offer.accounts for offer in more):,}")
    nobody = f"; no manager has room for the other {left:,}" if left else ""
    return f"{', '.join(told)}{nobody}"


def _from_to(offer: Offer) -> str:
    return f"from {percent(offer.before)} to {percent(offer.after)}"


def _ends(offer: Offer) -> str:
    return f"{percent(offer.before)} to {percent(offer.after)}"
