"""Where the engine's Lua scripts come from. It knows nothing of what they do."""

from functools import cache
from importlib import resources


@cache
def source(name: str) -> str:
    """The text of `workers/lua/<name>.lua`."""
    return (resources.files("workers") / "lua" / f"{name}.lua").read_text(encoding="utf-8")
