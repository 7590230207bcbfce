"""What the data of an explanation say, as the page should tell it: each fact as a text that the page must hold."""

from typing import Any

from amcap.model.assessment import Range
from amcap.quantities import (
    ends_or_one,
    hours,
    in_words,
    listed,
    load_of_capacity,
    managers_short,
    percent,
    percent_of,
    recommended,
    rule_of,
    times,
)
from amcap.rendering.parts.assumed import WORTH_TELLING


def steps_of(data: Any) -> list[Any]:
    return [step for key in ("capacity", "factors") if key in data for step in data[key]["steps"]]


def facts_of_steps(data: Any) -> list[str]:
    facts = []
    for step in steps_of(data):
        origin = step["input"]["origin"]
        words = "not told" if origin == "assumed" else "the company" if origin == "company" else "given"
        place = f"{words}, line {step['input']['line']}" if step["input"]["line"] else words
        range_ = f" ({step['low']:g} to {step['high']:g})" if step["low"] < step["high"] else ""
        section = step["source"]["section"].rstrip(":?")
        facts.append(f"{in_words(step['factor'])}: {in_words(step['level'])}, x {step['effect']:g}{range_} ({place})")
        facts.append(f"{step['claim']} [{step['rule']}: {step['basis']}; {step['source']['document']}, {section}]")
    return facts


def facts_of_judgement(data: Any) -> list[str]:
    result = data["result"]
    facts = [f"{result['workload']:.4f} / {result['capacity']:.4f}", result["verdict"]]
    facts += [load_of_capacity(Range(**result["load"])), f"{percent(result['probability_over'])} likely to be"]
    facts += [
        f"{percent(driver['share_of_variance'])}  {words_of(driver['parameter'])}"
        for driver in data["drivers"][:8]
        if driver["share_of_variance"] >= WORTH_TELLING
    ]
    facts += [f"{in_words(one['input'])}: {ends_or_one(Range(**one['load_if_known']))}" for one in data["unknowns"]]
    facts.append("Ranges: 80%, if the rule book's own ranges are right.")
    if percent(result["centre"]) != percent(result["load"]["likely"]):
        facts.append(f"The middle of the range lies higher, at {percent(result['centre'])}, because ")
    enough = {True: "(enough)", False: "(not enough alone)"}
    facts += [
        f"{lever['action']}{_names(lever['accounts'])}: {percent(lever['load'])}, "
        f"{lever['verdict']} {enough[lever['enough']]}"
        for lever in data["levers"]
    ]
    return facts


def _names(accounts: list[Any]) -> str:
    names = [one["name"] if one["accounts"] == 1 else f"{one['accounts']} of {one['name']}" for one in accounts]
    return f" ({listed(names)})" if names else ""


def words_of(parameter: str) -> str:
    name, _, level = parameter.partition(":")
    return f"{in_words(name)}: {rule_of(level) if name == 'starting-point' else in_words(level)}"


def facts_of_manager(data: Any) -> list[str]:
    facts = [data["subject"]["name"], *facts_of_steps(data), *facts_of_judgement(data)]
    for entry in data["book"]:
        facts += [f"  {entry['name']} ", f"{entry['workload']:.4f}  {entry['total']:.4f}"]
        if entry["basis"] == "rule-of-thumb":
            rule = f" ({rule_of(entry['heuristic'])})" if entry["heuristic"] else ""
            facts.append(f"1 / {entry['accounts_per_manager']:g}{rule}")
    facts.append(f" = {hours(data['hours_per_account'])} a month of the person")
    facts.append(f"; {recommended(Range(**data['recommended_accounts']))} ")
    if data["fair_share"]["low"] != data["fair_share"]["high"]:
        facts.append(f"{times(data['fair_share']['likely'])} the fair share (range ")
    facts += [f"{item['example'].split('-')[0]}" for item in data["assumptions"] if item["effect"]]
    facts += [f"{item['action']}: {percent(item['load'])}, {item['verdict']}" for item in data["room"]]
    return facts


def facts_of_account(data: Any) -> list[str]:
    start = data["start"]
    facts = [f"{data['workload']:.4f} of a standard manager", f"Served by {data['manager']}", *facts_of_steps(data)]
    facts += [f"1 / {start['accounts']:g} accounts a manager"]
    facts += [rule_of(start["heuristic"]), start["reading"]] if start["heuristic"] else []
    facts.append(f"{start['claim']} [{start['rule']}: {start['basis']}; {start['source']['document']}, ")
    if start["assumed"]:
        facts.append(f"not told: {', '.join(map(in_words, start['assumed']))}")
    if data["comparison"]:
        facts.append(f"({percent_of(data['comparison']['ratio'], 'that')})")
    for taker in data["takers"]:
        load = "" if taker["load_with"] is None else f"{percent(taker['load_with'])}  {taker['verdict_with']}"
        facts += [f"  {taker['manager']} ", load, taker["expertise"]]
    return facts


def facts_of_team(data: Any) -> list[str]:
    facts = facts_of_judgement(data)
    likely, low, high = data["hires"].values()
    ends = f" (range {low} to {high})" if low < high else ""
    planned = f"the planned {percent(data['target_load'])}"
    facts.append(f"Hires: {likely}{ends} to come to 100%, {data['hires_to_plan']} to come to {planned}")
    if data["shortfall"]:
        facts.append(f"The team is {managers_short(data['shortfall'])} short of {planned}.")
    for member in data["members"]:
        load = "" if member["load"] is None else f"  {percent(member['load'])}"
        facts.append(member["manager"] or "(unassigned)")
        facts.append(f"{member['accounts']} {member['workload']:.4f} {member['capacity']:.4f}{load}")
    return facts
