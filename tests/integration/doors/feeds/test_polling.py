"""How feeds are polled: once, again and again, over restarts, and with the pages that they link to."""

import gzip
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from schemas.article import Article
from tests.integration.doors.feeds.site import Asked, Reply, Site
from tests.unit.doors.feeds.notes import Notes, Script
from wireroom.feeds.bookmarks import Marked
from wireroom.feeds.refusal import Refusal
from wireroom.feeds.syndication.documents import read_feed_or_list
from wireroom.feeds.web.polling import Feeds, Wanted

START = 1_800_000_000.0
ONCE = Wanted(allow_private=True, gap_s=0)
FOLLOW = replace(ONCE, follow=True)
FULL = replace(ONCE, full=True)
WAIT_S = 5
"""How long a test waits for what must come."""


def fast(*, naps: int = 1000) -> Script:
    """A clock that stops those who sleep after so many naps."""
    return Script([nothing] * (naps - 1), at=START)


def nothing() -> None:
    """What happens at a nap."""


def rss(*names: str, title: str = "Harbour Wire", head: str = "", text: str = "Fog.") -> Reply:
    """A feed with items of these names."""
    item = "<item><guid>{0}</guid><title>Ferry {0}</title><link>/{0}</link><description>{1}</description></item>"
    items = "".join(item.format(name, text) for name in names)
    content = f"<rss><channel><title>{title}</title>{head}{items}</channel></rss>"
    return Reply(content.encode(), headers={"ETag": f'"{len(content)}"'})


def fresh_only(reply: Reply) -> Callable[[Asked], Reply]:
    """A page that answers 304 to those who have it."""

    def answer(asked: Asked) -> Reply:
        return Reply(status=304) if asked.headers.get("if-none-match") == reply.headers["ETag"] else reply

    return answer


def feeds(
    addresses: Sequence[str], notes: Notes | None = None, clock: Script | None = None, *, wanted: Wanted = ONCE
) -> Feeds:
    """Feeds of this machine, without luck."""
    return Feeds(addresses, wanted, notes or Notes(), clock=clock or fast(), draw=lambda: 0)


def run(source: Feeds, *, at_most: int | None = None) -> list[Article | Refusal]:
    """What the feeds give, each pushed and marked at once; stopped after so many."""
    stop = Event()
    given: list[Article | Refusal] = []
    for each in source.read(stop):
        if isinstance(each, Marked):
            given.append(each.article)
            if each.mark:
                source.bookmarks.note([each.mark])
        else:
            given.append(each)
        if len(given) == at_most:
            stop.set()
    return given


def uris(given: Iterable[Article | Refusal]) -> list[str | None]:
    """The names of articles; what was refused is shown."""
    return [each.uri if isinstance(each, Article) else f"refused: {each.reason}" for each in given]


def test_a_first_poll_gives_what_the_feed_holds(site: Site) -> None:
    """Each item comes as it is, under the feed's title, with its link made absolute."""
    site.pages["/feed"] = rss("1", "2")
    (first, second) = run(feeds([site.url("/feed")]))
    assert isinstance(first, Article)
    assert (first.source, first.uri, first.url) == ("Harbour Wire", "1", site.url("/1"))
    assert first.media_type == "application/rss+xml"
    assert first.body.startswith("<item><guid>1</guid>")
    assert uris([second]) == ["2"]


def test_a_second_run_goes_on_from_there(site: Site) -> None:
    """What was pushed is not given again; the server is asked for changes alone, and a new title renames nothing."""
    notes, url = Notes(), site.url("/feed")
    site.pages["/feed"] = fresh_only(rss("1", "2"))
    run(feeds([url], notes))
    assert run(feeds([url], notes)) == []
    assert [asked.headers.get("if-none-match") is not None for asked in site.asked] == [False, True]
    site.pages["/feed"] = fresh_only(rss("3", "1", "2", title="Harbour Wire: fog"))
    (third,) = run(feeds([url], notes))
    assert isinstance(third, Article)
    assert (third.source, third.uri) == ("Harbour Wire", "3")


def test_an_interrupted_run_is_made_good(site: Site) -> None:
    """What was given and not marked is given again, though the server has nothing newer."""
    notes, url = Notes(), site.url("/feed")
    site.pages["/feed"] = fresh_only(rss("1", "2", "3"))
    assert uris(run(feeds([url], notes), at_most=1)) == ["1"]
    assert uris(run(feeds([url], notes))) == ["2", "3"]
    assert uris(run(feeds([url], notes))) == []


def test_an_edited_item_is_given_again(site: Site) -> None:
    """It is pushed as a new version, under the same name."""
    notes, url = Notes(), site.url("/feed")
    site.pages["/feed"] = rss("1", "2")
    run(feeds([url], notes))
    site.pages["/feed"] = rss("1", "2", text="Fog, and two lost.")
    assert uris(run(feeds([url], notes))) == ["1", "2"]


def test_following_polls_again_and_again(site: Site) -> None:
    """New items come as the feed gets them, at the pace that the feed asks for; it ends when stopped."""
    numbers = iter(range(1, 100))
    site.pages["/feed"] = lambda _: rss(str(next(numbers)), head="<ttl>10</ttl>")
    clock = fast()
    assert uris(run(feeds([site.url("/feed")], clock=clock, wanted=FOLLOW), at_most=4)) == ["1", "2", "3", "4"]
    assert clock.at == START + 3 * 600


def test_a_stop_ends_it_at_once(site: Site) -> None:
    """No item follows the one after which it was stopped."""
    site.pages["/feed"] = rss("1", "2", "3")
    assert uris(run(feeds([site.url("/feed")], wanted=FOLLOW), at_most=1)) == ["1"]


def test_a_restart_does_not_poll_before_its_time(site: Site) -> None:
    """When following, the time of the next poll holds over a restart; polling once does not wait for it."""
    notes, url = Notes(), site.url("/feed")
    site.pages["/feed"] = Reply(status=429, headers={"Retry-After": "7200"})
    run(feeds([url], notes))
    clock = fast(naps=1)
    assert run(feeds([url], notes, clock, wanted=FOLLOW)) == []
    assert clock.at == START + 7200
    assert len(site.asked) == 1
    run(feeds([url], notes))
    assert len(site.asked) == 2


def test_failures_are_told_and_repeated_later_and_later(site: Site) -> None:
    """Each failure is told with its reason; a good poll ends the series."""
    replies = [Reply(status=500), Reply(b"<html>"), Reply(status=503, headers={"Retry-After": "5000"}), rss("1")]
    times: list[float] = []
    clock = fast()

    def answer(_: Asked) -> Reply:
        times.append(clock.at - START)
        return replies[len(times) - 1]

    site.pages["/feed"] = answer
    given = run(feeds([site.url("/feed")], clock=clock, wanted=FOLLOW), at_most=4)
    assert uris(given) == [
        "refused: the server answers 500",
        "refused: a page of HTML",
        "refused: the server answers 503",
        "1",
    ]
    assert times == [0, 150, 450, 5450]


def test_a_feed_that_is_gone_is_told_and_left(site: Site) -> None:
    """410 ends the polling, aloud; when nothing else is followed, it is over."""
    site.pages["/feed"] = Reply(status=410)
    (refusal,) = run(feeds([site.url("/feed")], wanted=FOLLOW))
    assert str(refusal) == (
        f"{site.url('/feed')}: the server answers 410: it is gone for good, and not polled any more"
    )


def test_a_feed_that_has_moved_is_followed(site: Site) -> None:
    """A permanent redirect is remembered, its notes stay under the old address, and it is given up when it fails."""
    notes, url = Notes(), site.url("/old")
    site.pages |= {"/old": Reply(status=301, headers={"Location": "/new"}), "/new": rss("1")}
    assert uris(run(feeds([url], notes))) == ["1"]
    assert uris(run(feeds([url], notes))) == []
    assert site.paths() == ["/old", "/new", "/new"]
    site.pages |= {"/old": rss("1", "2"), "/new": Reply(status=404)}
    assert uris(run(feeds([url], notes))) == ["refused: the server answers 404"]
    assert uris(run(feeds([url], notes))) == ["2"]


def test_one_slow_host_does_not_hold_back_the_others(site: Site) -> None:
    """While a server keeps us waiting, other hosts are polled; a second feed of the same host waits its turn."""
    others_came = Event()
    site.pages |= {
        "/slow": lambda _: rss("slow") if others_came.wait(WAIT_S) else Reply(status=500),
        "/same": rss("same"),
        "/other": rss("other"),
    }
    addresses = [site.url("/slow"), site.url("/same"), site.url("/other", host="localhost")]
    given = []
    for each in feeds(addresses).read(Event()):
        assert isinstance(each, Marked)
        given.append(each.article.uri)
        if given == ["other"]:
            others_came.set()
    assert given == ["other", "slow", "same"]


def test_a_host_is_given_time_between_requests(site: Site) -> None:
    """Two feeds of one host are not asked for in the same breath."""
    clock = fast()
    site.pages |= {f"/{number}": rss(str(number)) for number in range(3)}
    run(feeds([site.url(f"/{number}") for number in range(3)], clock=clock, wanted=replace(ONCE, gap_s=2)))
    assert clock.at == START + 4


def test_a_list_stands_for_its_feeds(site: Site, tmp_path: Path) -> None:
    """A list by HTTP and a list in a file are read alike; each feed is polled once, under the name in the list."""
    outlines = f"<outline text='Coast Desk' xmlUrl='{site.url('/a')}'/><outline xmlUrl='{site.url('/b')}'/>"
    (tmp_path / "list.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    site.pages |= {
        "/list": Reply(f"<opml><body>{outlines}<outline xmlUrl='/list2'/></body></opml>".encode()),
        "/list2": Reply(b"<opml/>"),
        "/a": rss("1"),
        "/b": rss("2"),
    }
    given = run(feeds([site.url("/list"), str(tmp_path / "list.opml")]))
    assert {(each.source, each.uri) for each in given if isinstance(each, Article)} == {
        ("Coast Desk", "1"),
        ("Harbour Wire", "2"),
    }
    assert [each.reason for each in given if isinstance(each, Refusal)] == [
        "a list of feeds in a list of feeds is not read"
    ]
    assert sorted(site.paths()) == ["/a", "/b", "/list", "/list2"]


def test_a_feed_is_no_list(tmp_path: Path) -> None:
    """A file that is named as a list of feeds and is none is refused; a list that is packed is read."""
    (tmp_path / "quay.opml").write_bytes(rss("1").body)
    (tmp_path / "gone.opml").write_bytes(gzip.compress(b"<opml><body><outline xmlUrl='http://['/></body></opml>"))
    given = run(feeds([str(tmp_path / "quay.opml"), str(tmp_path / "gone.opml")]))
    assert uris(given) == ["refused: is a feed, though named as a list of feeds", "refused: is no proper address"]


@pytest.mark.parametrize("address", ["no-such-file.opml", "http://[", "http://127.0.0.1:1/"])
def test_what_cannot_be_read_is_refused_alone(site: Site, address: str) -> None:
    """Each address that leads nowhere is told, and the next one is read."""
    site.pages["/feed"] = rss("1")
    refusal, article = sorted(run(feeds([address, site.url("/feed")])), key=lambda each: isinstance(each, Article))
    assert isinstance(refusal, Refusal)
    assert refusal.path == address
    assert uris([article]) == ["1"]


def test_pages_are_given_in_the_place_of_items(site: Site) -> None:
    """With `full` the linked page travels, under the item's name, its headline and moment, in the language given."""
    site.pages |= {
        "/feed": Reply(
            b"<rss><channel><title>Harbour Wire</title><item><guid>1</guid><title>Ferry &amp;amp; tug</title>"
            b"<link>/1</link><pubDate>Tue, 10 Nov 2026 06:00:00 GMT</pubDate></item></channel></rss>"
        ),
        "/1": Reply("<p>N\u00e9e</p>".encode("latin-1"), headers={"Content-Type": "text/html; charset=iso-8859-1"}),
    }
    notes = Notes()
    (article,) = run(feeds([site.url("/feed")], notes, wanted=replace(FULL, language="fr")))
    assert isinstance(article, Article)
    assert article.model_dump(exclude_defaults=True, exclude={"published"}) == {
        "source": "Harbour Wire",
        "uri": "1",
        "url": site.url("/1"),
        "media_type": "text/html",
        "language": "fr",
        "headline": "Ferry & tug",
        "body": "<p>N\u00e9e</p>",
    }
    assert str(article.published) == "2026-11-10 06:00:00+00:00"
    assert run(feeds([site.url("/feed")], notes, wanted=FULL)) == []


def test_an_item_travels_when_its_page_cannot(site: Site) -> None:
    """A page that is forbidden, absent or no page is told, and the item itself is given; as is one without a link."""
    site.pages |= {
        "/feed": rss("1", "2", "3", head="<item><guid>4</guid><title>Pier</title></item>"),
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /1"),
        "/3": Reply(b"%PDF", headers={"Content-Type": "application/pdf"}),
    }
    given = run(feeds([site.url("/feed")], wanted=FULL))
    told = {each.path: each.reason for each in given if isinstance(each, Refusal)}
    assert told[site.url("/1")] == "its robots.txt forbids it; the feed's item is given in its place"
    assert told[site.url("/2")] == "the server answers 404; the feed's item is given in its place"
    assert told[site.url("/3")] == "is no HTML; the feed's item is given in its place"
    assert {each.media_type for each in given if isinstance(each, Article)} == {"application/rss+xml"}
    assert len([each for each in given if isinstance(each, Article)]) == 4


def test_a_password_in_a_link_is_not_told(site: Site) -> None:
    """What is said of a page leaves out what only its server may know."""
    link = site.url("/1").replace("//", "//desk:secret@")
    site.pages["/feed"] = Reply(f"<rss><item><title>Fog</title><link>{link}</link></item></rss>".encode())
    refusal, _ = run(feeds([site.url("/feed")], wanted=FULL))
    assert isinstance(refusal, Refusal)
    assert refusal.path == site.url("/1")


def test_pages_of_one_host_are_fetched_at_its_pace(site: Site) -> None:
    """The delay that a site asks for stands between its pages."""
    page = Reply(b"<p>Fog", headers={"Content-Type": "text/html"})
    site.pages |= {
        "/feed": rss("1", "2", "3"),
        "/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 10"),
        **dict.fromkeys(("/1", "/2", "/3"), page),
    }
    clock = fast()
    assert len(run(feeds([site.url("/feed")], clock=clock, wanted=replace(FULL, gap_s=2)))) == 3
    assert clock.at == START + 2 + 10 + 10


def test_a_fault_of_ours_does_not_end_the_others(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong in an unforeseen way with one feed is told, without its text, and the next one is read."""

    def fail(content: bytes, **_: object) -> object:
        if b"Mill" in content:
            raise ZeroDivisionError(content)
        return read_feed_or_list(content, max_bytes=1000)

    monkeypatch.setattr("wireroom.feeds.web.feed.read_feed_or_list", fail)
    site.pages |= {"/a": rss("1", title="Mill Post"), "/b": rss("2")}
    given = uris(run(feeds([site.url("/a"), site.url("/b")])))
    assert given == ["refused: failed in a way that is not foreseen (ZeroDivisionError)", "2"]


def test_a_page_names_its_feeds(site: Site) -> None:
    """Who took a site for its feed is told where the feed is."""
    links = (
        "<link rel=stylesheet href=a.css><LINK REL='alternate' TYPE='application/rss+xml' HREF='/feed?a=1&amp;b=2'>"
        "<link rel=alternate hreflang=de href=/de><link href=news.atom rel=alternate type=application/atom+xml>"
    )
    site.pages["/"] = Reply(f"<!doctype html><html>{links}".encode())
    named = f"{site.url('/feed?a=1&b=2')} {site.url('/news.atom')}"
    assert uris(run(feeds([site.url("/")]))) == [f"refused: a page of HTML; it names {named}"]


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    """Without leave, this machine is not asked."""
    (refusal,) = run(feeds([site.url("/feed")], wanted=Wanted()))
    assert str(refusal) == f"{site.url('/feed')}: its address 127.0.0.1 is not public"
    assert site.asked == []
