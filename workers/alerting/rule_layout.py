"""Whether a rule file is YAML that may be built at all: size, characters, nesting, no aliases. It knows no rules."""

import re

import yaml
from yaml.error import MarkedYAMLError

from workers.alerting.rule_places import Place, place_at, place_of_mark

SIZE_MAX_BYTES = 5 << 20
NESTING_MAX = 20

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Builds plain data alone; the one in C where PyYAML has it."""

STRING, INTEGER, NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "null"))
"""The tags that YAML gives to what rules hold."""

_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # YAML 1.1, section 5.1


class LayoutError(ValueError):
    """A rule file is refused before its rules are read. `load_rules` tells `reason` at `place`."""

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


def check_layout(text: str) -> None:
    """Go through a file once without building anything.

    Raises:
        LayoutError: it is too large, too deeply nested, no YAML, or uses anchors and aliases, by which a small file
            grows without bounds.
    """
    if found := _UNPRINTABLE.search(text):
        raise LayoutError(place_at(text, found.start()), f"U+{ord(found[0]):04X} may not stand in a rule file")
    if len(text.encode()) > SIZE_MAX_BYTES:
        raise LayoutError((1, 1), f"the file is larger than {SIZE_MAX_BYTES >> 20} MiB")
    try:
        _check_events(text)
    except MarkedYAMLError as error:
        place = place_of_mark(error.problem_mark or error.context_mark)
        raise LayoutError(place, f"no YAML: {error.problem}") from error


def _check_events(text: str) -> None:
    depth = documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        place = place_of_mark(event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > NESTING_MAX:
            raise LayoutError(place, f"nested deeper than {NESTING_MAX}")
        if documents > 1:
            raise LayoutError(place, "a second document begins here; a rule file is one")
        if getattr(event, "anchor", None):
            raise LayoutError(place, "anchors and aliases are not taken; write it out, or quote text with & or *")
