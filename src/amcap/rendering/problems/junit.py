"""What is wrong with inputs as JUnit XML: an error for each fault, a test that passes for each valid file."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from amcap.characters import visible
from amcap.model.fault import Fault
from amcap.rendering.parts.log_lines import inert_xml

_SUITE = "amcap input"


def render_junit_problems(faults: Sequence[Fault], valid: Sequence[str]) -> str:
    """One suite for the faults, and for the names of files that have none."""
    counts = {
        "tests": str(len(faults) + len(valid)), "failures": "0", "errors": str(len(faults)), "time": "0",
    }  # fmt: skip
    root = ET.Element("testsuites", {"name": "amcap", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": _SUITE, **counts, "skipped": "0"})
    for name in valid:
        ET.SubElement(suite, "testcase", classname=_SUITE, name=visible(name), time="0")
    for number, fault in enumerate(faults, 1):
        place = ":".join(str(part) for part in (fault.file, fault.line, fault.column) if part is not None)
        # Tools tell cases apart by class and name, and two faults may stand at one place.
        name = f"{number}. {place}"
        case = ET.SubElement(suite, "testcase", classname=_SUITE, name=visible(name), time="0")
        error = ET.SubElement(case, "error", type="input", message=visible(fault.message))
        error.text = visible(f"{place}: {fault.message}")
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{inert_xml(ET.tostring(root, encoding="unicode"))}\n'
