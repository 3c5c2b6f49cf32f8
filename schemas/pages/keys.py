"""The page of all Redis keys, made from the annotations in `schemas/channels.py`."""

import inspect
from collections.abc import Callable, Iterator
from typing import get_args, get_type_hints

from schemas.channels import Channels, Kept
from schemas.pages.tables import table
from schemas.settings import Settings

DEFAULTS = Settings.model_construct()

INTRODUCTION = f"""\
# Redis keys

Every key begins with the namespace and a colon: `{DEFAULTS.namespace}:` unless `WIREROOM_NAMESPACE` says otherwise.
Its braces keep a namespace on one slot of a cluster, and several namespaces live side by side in one Redis. Each key
has a bound; names in it are settings. What begins with `{DEFAULTS.channels.broker_prefix}` is Celery's: queues of
tickets, which name no article and expire. This page is made from `schemas/channels.py`: `make schemas`.

"""


def keys_page() -> str:
    """A row for each key."""
    rows = ((f"`{spelling}`", kept.kind, holds, kept.bound) for spelling, holds, kept in keys())
    return INTRODUCTION + table(("Key", "Type", "Holds", "Bound"), rows)


def keys() -> Iterator[tuple[str, str, Kept]]:
    """Every key: its spelling behind the namespace, with `<name>` for what varies; what it holds; how it is kept."""
    for name, member in vars(Channels).items():
        spell = member.fget if isinstance(member, property) else member
        if not name.startswith("_") and inspect.isfunction(spell) and (kept := _kept(spell)):
            names = list(inspect.signature(spell).parameters)[1:]
            spelling: str = spell(Channels(""), *(f"<{each}>" for each in names))
            yield spelling.removeprefix(":"), inspect.getdoc(spell) or "", kept


def _kept(spell: Callable[..., object]) -> Kept | None:
    notes = get_args(get_type_hints(spell, include_extras=True)["return"])
    return next((note for note in notes if isinstance(note, Kept)), None)
