"""Rules of the house that no other tool checks, held against every file of the product."""

import ast
import importlib
import inspect
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.channels import Channels
from schemas.pages.keys import keys

ROOT = Path(__file__).parents[2]
PACKAGES = ("schemas", "workers", "wireroom")
PYTHON = sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LUA = sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.lua"))
WRITTEN = {".py", ".lua", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ""}
FOLDERS = (*PACKAGES, "benchmarks", "docs", "seeds")
MARK = re.compile(r"\b(TODO|FIXME)\b")

SPELLINGS = [spelling for spelling, _, _ in keys()]
FIRSTS = "|".join({spelling.partition(":")[0] for spelling in SPELLINGS} | {"celery"})
WHOLES = "|".join(spelling for spelling in SPELLINGS if ":" not in spelling)
KEY = re.compile(rf"(^|:)({FIRSTS}):(\S|$)|:({WHOLES})$|{re.escape('{wireroom}')}")
"""A Redis key, or the end that an f-string leaves of one."""
SPELLERS = {Path("schemas/channels.py"), Path("schemas/settings.py")}

each_module = pytest.mark.parametrize("path", PYTHON, ids=str)
each_script = pytest.mark.parametrize("path", LUA, ids=str)


def module_name(path: Path) -> str:
    """What a file is imported as."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def literals(path: Path) -> Iterator[str]:
    """Every piece of text in a module's code, but for docstrings and other bare strings."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in bare:
            if isinstance(node.value, bytes):
                yield node.value.decode(errors="replace")
            elif isinstance(node.value, str):
                yield node.value


def facts(value: object) -> object:
    """A value in a form that can be compared; exceptions cannot be by themselves."""
    match value:
        case BaseException():
            return type(value), str(value), facts(value.args), facts(vars(value))
        case dict():
            return {name: facts(each) for name, each in value.items()}
        case list() | tuple():
            return [facts(each) for each in value]
    return value


def built(error: type[BaseException]) -> st.SearchStrategy[BaseException]:
    """Errors of a class, with any fields; one without fields of its own takes a text."""
    return st.builds(error) if inspect.isfunction(error.__init__) else st.builds(error, st.text())


@each_module
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_every_error_survives_pickling(path: Path, data: st.DataObject) -> None:
    """Every module can be imported, and each of its errors comes through a pickle with its fields and its text."""
    module = importlib.import_module(module_name(path))
    for kind in list(vars(module).values()):
        if isinstance(kind, type) and issubclass(kind, BaseException) and kind.__module__ == module.__name__:
            error = data.draw(built(kind))
            copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
            assert facts(copy) == facts(error)


@pytest.mark.parametrize("path", [path for path in PYTHON if path not in SPELLERS], ids=str)
def test_only_channels_spells_keys(path: Path) -> None:
    """A key is always asked of `Channels`, so that each has its type and its bound on the page of keys."""
    assert [text for text in literals(path) if KEY.search(text)] == []


def test_keys_would_be_recognised() -> None:
    """The pattern above finds every key, whole or behind a namespace that is put in."""
    pieces = ("incoming:", ":dead", ":events:", ":celery:", "{wireroom}", "rules:version", "cooldown:quake:7f")
    others = ("rules: none", "dead", "the workers", "events/article", "field:", ":events", "celery.app.trace")
    assert [text for text in (*Channels("{room}").engine, *pieces) if not KEY.search(text)] == []
    assert [text for text in others if KEY.search(text)] == []


@each_script
def test_scripts_are_given_their_keys(path: Path) -> None:
    """No script spells a key: Redis Cluster needs to be told each, and so does the page of keys."""
    script = (ROOT / path).read_text(encoding="utf-8")
    spelled = re.findall(r"call\(\s*['\"](\w+)['\"]\s*,\s*['\"]", script)
    assert set(spelled) <= {"XINFO", "XGROUP"}


@each_module
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """It opens with a sentence, on one line."""
    opening = (ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8"))) or "").partition("\n")[0]
    assert re.fullmatch(r"[A-Z`].+\.", opening)


@each_script
def test_a_script_says_what_it_is_for(path: Path) -> None:
    """It opens with a comment."""
    assert re.match(r"-- [A-Z`].+", (ROOT / path).read_text(encoding="utf-8"))


def test_nothing_is_left_to_do() -> None:
    """What is not done is not written into the product."""
    found = [*ROOT.iterdir(), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    written = [path for path in found if path.is_file() and path.suffix in WRITTEN]
    assert [path for path in written if MARK.search(path.read_text(encoding="utf-8", errors="replace"))] == []
