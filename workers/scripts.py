"""Where Lua scripts come from. It knows nothing of what they do."""

from functools import cache
from importlib import resources


@cache
def source(name: str, *, package: str = "workers") -> str:
    """The text of `<package>/lua/<name>.lua`."""
    return (resources.files(package) / "lua" / f"{name}.lua").read_text(encoding="utf-8")
