"""How the markup of a body becomes paragraphs."""

import pytest

from schemas.dead_letter import Reason
from workers.errors import PermanentError
from workers.extraction.formats.markup import plain_line, read_markup
from workers.extraction.html_tree import ATTRIBUTES_MAX, ELEMENTS_MAX


@pytest.mark.parametrize(
    ("fragment", "paragraphs"),
    [
        ("<p>The dam\n holds.</p><p>Rain &amp; wind&nbsp;rose.</p>", ["The dam holds.", "Rain & wind rose."]),
        ("The dam <b>hol</b>ds.<br>Rain fell.<br/><br/>Wind rose.", ["The dam holds.", "Rain fell.", "Wind rose."]),
        ("<h2>Dam</h2>It holds.<blockquote>We go.</blockquote>She went.", ["Dam", "It holds.", "We go.", "She went."]),
        ("<ul><li>Gates<li>Locks</ul>", ["Gates", "Locks"]),
        ("<table><tr><th>Gate<th>Open<tr><td>1<td>yes</table>", ["Gate | Open", "1 | yes"]),
        ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", ["One.", "Two."]),
        ("<pre>The dam\nholds.\n\nRain fell.</pre>", ["The dam holds.", "Rain fell."]),
        ("<p>The dam<script>SECRET</script> holds.<style>p{}</style></p><!-- SECRET -->", ["The dam holds."]),
        ("<figure><img src=x><figcaption>A dam</figcaption></figure><p>It holds.</p>", ["It holds."]),
        ("<html><head><title>Dam</title></head><body>It holds.</body></html>", ["It holds."]),
        ("&lt;p&gt;The dam holds.&lt;/p&gt;&lt;p&gt;Rain fell.&lt;/p&gt;", ["The dam holds.", "Rain fell."]),
        ("The dam\nholds.\n\nRain &amp; wind rose.", ["The dam holds.", "Rain & wind rose."]),
        ("The <b>dam</b>\nholds.\n\nRain <a href='/r'>fell</a>.", ["The dam holds.", "Rain fell."]),
        ("1 < 2 & 3 > 2", ["1 < 2 & 3 > 2"]),
        ("<p>The dam</p> \n<p><img src=x></p>", ["The dam"]),
        ("<p>The <b>dam holds", ["The dam holds"]),
        ("<!-- nothing -->", []),
        ("", []),
    ],
)
def test_paragraphs_are_found(fragment: str, paragraphs: list[str]) -> None:
    """Blocks, breaks, items and rows part them; what people do not read as text is left out."""
    assert read_markup(fragment) == paragraphs


@pytest.mark.parametrize(
    ("fragment", "reason"),
    [
        ("<div>" * 100_000 + "x", Reason.UNREADABLE),
        ("<b>a</b>" * ELEMENTS_MAX, Reason.UNREADABLE),
        (f"<p {' '.join(f'a{number}=1' for number in range(ATTRIBUTES_MAX + 1))}>", Reason.TOO_LARGE),
    ],
)
def test_deep_and_huge_markup_is_refused(fragment: str, reason: Reason) -> None:
    """No body of an article is nested like this, or has so many parts."""
    with pytest.raises(PermanentError) as caught:
        read_markup(fragment)
    assert caught.value.failure.reason is reason


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Dam <b>holds</b> at <i class='x'>Ost</i>", "Dam holds at Ost"),
        ("AT&amp;T &lt;b&gt;holds&lt;/b&gt;", "AT&T holds"),
        ("Why a < b, and what <script> does", "Why a < b, and what <script> does"),
        (" Dam\n holds ", "Dam holds"),
    ],
)
def test_titles_lose_their_markup(title: str, line: str) -> None:
    """Entities and tags within a line go, what merely looks like one stays."""
    assert plain_line(title) == line
