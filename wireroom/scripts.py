"""Where the doors' Lua scripts come from. It knows nothing of what they do."""

from functools import cache
from importlib import resources


@cache
def source(name: str) -> str:
    """The text of `wireroom/lua/<name>.lua`."""
    return (resources.files("wireroom") / "lua" / f"{name}.lua").read_text(encoding="utf-8")
