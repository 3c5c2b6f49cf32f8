"""`wireroom rules`: applies rule files, lists the rules in force, takes rules out."""

import json

import click
from redis import Redis
from rich.text import Text

from schemas.rule import AlertRule, Severity
from schemas.settings import Settings
from wireroom.cli.common import RefusedError, answering, in_room, stderr, stdout
from wireroom.cli.event_view import SEVERITIES
from wireroom.cli.render import age, plain
from workers.alerting.rulebook import Rulebook, RulebookError
from workers.alerting.rules_file import InvalidRulesError, load_rules

RULE_FILE = click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True)
SEVERITY_WIDTH = max(map(len, Severity))


@click.group()
def rules() -> None:
    """Apply, list and remove alert rules.

    Workers take up a change with their next batch.
    """


@rules.command(epilog="Example: wireroom rules apply seeds/rules/newsroom.yaml")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=RULE_FILE)
@in_room
def apply(settings: Settings, *, files: tuple[str, ...]) -> None:
    """Add rules, and replace those of the same id, from YAML or JSON. `-` is standard input.

    Everything wrong is told as file:line:column, and then no rule is changed.
    """
    offered: list[AlertRule] = []
    errors = 0
    for file in files:
        try:
            offered += load_rules(_read(file), name=file)
        except InvalidRulesError as refused:
            errors += len(refused.errors)
            for error in refused.errors:
                stderr().print(plain(str(error)), markup=False, soft_wrap=True)
    if errors:
        raise RefusedError(f"{errors} to be mended; no rule was changed")
    with answering(settings) as redis:
        _apply(redis, settings, offered)


@rules.command("list", epilog="Example: wireroom rules list --json > rules.json")
@click.option("--json", "as_json", is_flag=True, help="Print them as a file that `rules apply` reads.")
@in_room
def list_rules(settings: Settings, *, as_json: bool) -> None:
    """Show the rules in force."""
    with answering(settings) as redis:
        known = Rulebook(redis, settings).rules()
    if as_json:
        click.echo(json.dumps([rule.model_dump(mode="json") for rule in known], indent=2, ensure_ascii=False))
        return
    if not known:
        click.echo("no rules; add some with `wireroom rules apply FILE`")
    for rule in known:
        stdout().print(_picture(rule), soft_wrap=True)


@rules.command(epilog="Example: wireroom rules remove port-strike")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@in_room
def remove(settings: Settings, *, ids: tuple[str, ...]) -> None:
    """Take rules out of the rulebook."""
    wanted = set(ids)
    with answering(settings) as redis:
        removed = Rulebook(redis, settings).remove(wanted)
    click.echo(f"removed {removed} of {len(wanted)}")
    if removed < len(wanted):
        raise RefusedError("the others are not in the rulebook; see `wireroom rules list`")


def _picture(rule: AlertRule) -> Text:
    """A rule in two lines."""
    limits = [f"every {age(rule.cooldown_s)} at most", *rule.languages, *rule.sources]
    return Text.assemble(
        (f"{rule.severity:<{SEVERITY_WIDTH}}", SEVERITIES[rule.severity]),
        "  ",
        (rule.id, "bold"),
        f"  {plain(rule.title)}  ",
        (f"({plain(', '.join(limits))})\n", "bright_black"),
        (f"{'':{SEVERITY_WIDTH}}  {plain(' '.join(rule.query.split()))}", "bright_black"),
    )


def _read(file: str) -> str:
    with click.open_file(file, "rb") as opened:
        content: bytes = opened.read()
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(f"{file}: no UTF-8 at byte {error.start}") from error


def _apply(redis: "Redis", settings: Settings, offered: list[AlertRule]) -> None:
    try:
        applied = Rulebook(redis, settings).apply(offered)
    except RulebookError as error:
        raise RefusedError(f"{error.reason}; no rule was changed") from error
    click.echo(f"{applied.added} added, {applied.changed} changed, {applied.unchanged} unchanged")
