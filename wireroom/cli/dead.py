"""`wireroom dead`: lists dead letters, shows one, requeues and drops them."""

from collections.abc import Callable, Iterable

import click
from rich.table import Table
from rich.text import Text

from schemas.dead_letter import DeadLetter
from schemas.settings import Settings
from wireroom.cli.common import RefusedError, answering, in_room, stderr, stdout
from wireroom.cli.render import plain
from wireroom.dead_letters import DeadLetters, Result

REASONS = {
    Result.GONE: "there is no such letter",
    Result.TRUNCATED: "it was cut when it was written, and cannot be requeued; push the article again",
    Result.EMPTY: "its entry had no fields, and cannot be requeued",
    Result.FOREIGN: "it was read from a stream that no stage reads",
}

letters_or_all = click.argument("ids", nargs=-1, metavar="ID...|--all")
all_of_them = click.option("--all", "take_all", is_flag=True, help="All that are there now, the oldest first.")


@click.group()
def dead() -> None:
    """List, show, requeue and drop dead letters.

    A dead letter is an article that a stage could not finish, kept with its bytes and the reason.
    """


@dead.command("list", epilog="Example: wireroom dead list --limit 20")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="The newest so many.")
@click.option("--json", "as_json", is_flag=True, help="Print them one a line.")
@in_room
def list_letters(settings: Settings, *, limit: int, as_json: bool) -> None:
    """List the newest dead letters. Times are UTC."""
    with answering(settings) as redis:
        found = DeadLetters(redis, settings).latest(limit=limit)
    if as_json:
        for letter in found:
            click.echo(letter.model_dump_json())
        return
    if not found:
        click.echo("no dead letters")
    for letter in found:
        stdout().print(_line(letter), soft_wrap=True)


@dead.command(epilog="Example: wireroom dead show 1764028800000-0 --field article > article.json")
@click.argument("letter", metavar="ID")
@click.option("--field", metavar="NAME", help="Print the bytes of this field of its entry, and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="Print one document, without the fields of the entry.")
@in_room
def show(settings: Settings, *, letter: str, field: str | None, as_json: bool) -> None:
    """Show one dead letter: what is wrong with it, where, and what it holds."""
    with answering(settings) as redis:
        found = _get(DeadLetters(redis, settings), letter)
    if field is not None:
        if field.encode() not in found.fields:
            raise RefusedError(f"letter {letter} has no field `{field}`")
        click.echo(found.fields[field.encode()], nl=False)
    elif as_json:
        click.echo(found.model_dump_json())
    else:
        stdout().print(_picture(found))


@dead.command(epilog="Example: wireroom dead requeue --all")
@letters_or_all
@all_of_them
@in_room
def requeue(settings: Settings, *, ids: tuple[str, ...], take_all: bool) -> None:
    """Put the entries of dead letters back into the streams they came from, once what was wrong is mended."""

    def refusal(letters: DeadLetters, letter: str) -> str | None:
        return REASONS.get(letters.requeue(letter).result)

    _each(settings, ids, take_all=take_all, act=refusal, done="requeued")


@dead.command(epilog="Example: wireroom dead drop 1764028800000-0")
@letters_or_all
@all_of_them
@in_room
def drop(settings: Settings, *, ids: tuple[str, ...], take_all: bool) -> None:
    """Take dead letters away for good."""

    def refusal(letters: DeadLetters, letter: str) -> str | None:
        return None if letters.drop(letter) else REASONS[Result.GONE]

    _each(settings, ids, take_all=take_all, act=refusal, done="dropped")


def _each(
    settings: Settings,
    ids: Iterable[str],
    *,
    take_all: bool,
    act: Callable[[DeadLetters, str], str | None],
    done: str,
) -> None:
    """Do something with each letter, tell why it could not be done with some, and count."""
    if take_all is bool(ids):
        raise click.UsageError("give the ids of letters, or --all")
    count = refused = 0
    with answering(settings) as redis:
        letters = DeadLetters(redis, settings)
        for letter in letters.ids() if take_all else dict.fromkeys(ids):
            if reason := act(letters, letter):
                refused += 1
                stderr().print(f"{plain(letter)}: {reason}", markup=False, soft_wrap=True)
            else:
                count += 1
    click.echo(f"{done} {count:,}")
    if refused:
        raise RefusedError(f"{refused:,} could not be {done}")


def _get(letters: DeadLetters, letter: str) -> DeadLetter:
    found = letters.get(letter)
    if found is None:
        raise RefusedError(f"there is no dead letter {letter}; see `wireroom dead list`")
    return found


def _line(letter: DeadLetter) -> Text:
    return Text.assemble(
        f"{letter.id}  ",
        (f"{letter.rejected:%Y-%m-%d %H:%M:%S}  {plain(letter.stage)}  ", "bright_black"),
        (letter.reason, "red"),
        f"  {plain(letter.detail)}",
    )


def _picture(letter: DeadLetter) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bright_black")
    table.add_column(overflow="fold")
    for name, value in letter.model_dump(mode="json", exclude_none=True).items():
        table.add_row(name, Text(plain(str(value))))
    for field, content in letter.fields.items():
        table.add_row("field", Text(f"{plain(field.decode(errors='replace'))}, {len(content):,} bytes"))
    return table
