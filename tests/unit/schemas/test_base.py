"""What every contract shares."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import schemas.pages.json_schemas  # noqa: F401 - imports every contract
from schemas.article import Article
from schemas.base import Contract, Line, Name, Text, UtcDatetime


class Sample(Contract):
    """One field of each kind."""

    text: Text = "-"
    line: Line = "-"
    name: Name = "-"
    at: UtcDatetime = datetime(2025, 1, 1, tzinfo=UTC)


def contracts(base: type[Contract] = Contract) -> Iterator[type[Contract]]:
    """Every contract there is."""
    for model in base.__subclasses__():
        yield model
        yield from contracts(model)


def refusal(field: str, value: object) -> str:
    """Why a value is refused for a field."""
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate({field: value})
    (error,) = caught.value.errors()
    assert error["loc"] == (field,)
    return error["msg"].removeprefix("Value error, ")


@pytest.mark.parametrize("model", list(contracts()), ids=lambda model: model.__name__)
def test_every_contract_is_frozen_and_refuses_what_it_does_not_know(model: type[Contract]) -> None:
    """No contract switches off what they all share."""
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["hide_input_in_errors"] is True


def test_a_record_does_not_change() -> None:
    """Assigning to a field is an error."""
    with pytest.raises(ValidationError, match="frozen"):
        Sample().line = "other"  # type: ignore[misc]  # what is tested


def test_an_unknown_field_is_refused_by_name() -> None:
    """A field that a record does not know is an error that names it."""
    assert "headlin" not in Article.model_fields
    with pytest.raises(ValidationError) as caught:
        Article.model_validate_json('{"source": "s", "body": "b", "headlin": "h"}')
    assert [(error["loc"], error["type"]) for error in caught.value.errors()] == [(("headlin",), "extra_forbidden")]


def test_an_error_never_shows_what_was_given() -> None:
    """The text of an article stays out of errors, and so out of logs."""
    with pytest.raises(ValidationError) as caught:
        Article(source="s", body="The minister\0resigned")
    assert "minister" not in str(caught.value)
    with pytest.raises(ValidationError) as caught:
        Article.model_validate_json('{"source": "s", "body": "The minister')
    assert "minister" not in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("text", "ab\0c", "holds a NUL character at offset 2"),
        ("text", "\0", "holds a NUL character at offset 0"),
        ("text", "é\ud800x", "holds a lone surrogate (U+D800) at offset 1"),
        ("text", "\U0001f514\udfff", "holds a lone surrogate (U+DFFF) at offset 1"),
        ("line", "a\nb", "holds a control character (U+000A) at offset 1"),
        ("line", "a\0", "holds a control character (U+0000) at offset 1"),
        ("line", "\x7f", "holds a control character (U+007F) at offset 0"),
        ("line", "a\udc00", "holds a lone surrogate (U+DC00) at offset 1"),
        ("line", "", "String should have at least 1 character"),
        ("line", "x" * 2001, "String should have at most 2000 characters"),
        ("name", "tab\t", "holds a control character (U+0009) at offset 3"),
        ("name", "\ud834\udd1e", "holds a lone surrogate (U+D834) at offset 0"),
        ("name", "", "String should have at least 1 character"),
        ("name", "x" * 201, "String should have at most 200 characters"),
        ("name", 7, "Input should be a valid string"),
        ("at", datetime(2025, 1, 1), "Input should have timezone info"),  # noqa: DTZ001 - what is tested
        ("at", "0001-01-01T00:00:00+01:00", "is outside the years 1 to 9999 in UTC"),
        ("at", "9999-12-31T23:30:00-01:00", "is outside the years 1 to 9999 in UTC"),
    ],
)
def test_what_no_record_may_hold_is_refused(field: str, value: object, reason: str) -> None:
    """Each refusal names its field, its reason and, in a text, the offset."""
    assert refusal(field, value) == reason


@pytest.mark.parametrize("text", ["", "a\nb\tc\r\n", "\x01\x7f", "é\U0001f514", "\ue000\uffff"])
def test_a_text_may_hold_all_else(text: str) -> None:
    """Whatever JSON can carry is taken as it is, but a NUL."""
    assert Sample(text=text).text == text


@given(st.text(st.characters(), max_size=20), st.sampled_from(["text", "line", "name"]))
def test_what_is_accepted_can_be_written(text: str, field: str) -> None:
    """No text is taken in that cannot leave as JSON, and it comes back the same."""
    try:
        record = Sample.model_validate({field: text})
    except ValidationError:
        return
    assert Sample.model_validate_json(record.model_dump_json()) == record


def test_a_surrogate_pair_in_json_is_one_character() -> None:
    """Escaped pairs are read as the characters that they stand for; a lone one is no JSON."""
    assert Sample.model_validate_json(r'{"text": "\ud83d\udd14"}').text == "\U0001f514"
    with pytest.raises(ValidationError, match="Invalid JSON"):
        Sample.model_validate_json(r'{"text": "\ud83d"}')


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)),  # noqa: DTZ001 - the zone is drawn too
    st.timedeltas(timedelta(hours=-23), timedelta(hours=23)),
)
def test_times_are_kept_in_utc(at: datetime, offset: timedelta) -> None:
    """A moment stays the same moment, and is told in UTC."""
    given_at = at.replace(tzinfo=timezone(offset))
    kept = Sample(at=given_at).at
    assert kept == given_at
    assert kept.tzinfo is UTC
    assert json.loads(Sample(at=given_at).model_dump_json())["at"].endswith("Z")
