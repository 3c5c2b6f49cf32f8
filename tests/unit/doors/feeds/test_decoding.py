"""How bytes become text, and when they are refused."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.feeds.decoding import DecodingError, decode, decode_as, decode_page

WRITTEN = [
    ("cp1252", "Café owners in the old town said on Friday that the fair had gone better than they had expected."),
    ("cp1252", "Le maire a déclaré vendredi que la fête de la ville était une réussite pour les commerçants."),
    ("cp1252", "Der Bürgermeister sagte am Freitag, dass das Fest für die Geschäfte der Altstadt ein Erfolg war."),
    ("cp1252", "El alcalde dijo el viernes que la fiesta de la ciudad fue un éxito para los dueños de las tiendas."),
    ("cp1250", "Burmistrz powiedział w piątek, że święto miasta było dużym sukcesem dla właścicieli sklepów."),
    ("cp1250", "Starosta v pátek řekl, že městské slavnosti byly pro majitele obchodů velkým úspěchem."),
    ("cp1254", "Belediye başkanı cuma günü, şenliğin dükkân sahipleri için çok başarılı olduğunu söyledi."),  # noqa: RUF001 - Turkish
    ("cp1251", "Мэр сказал в пятницу, что городской праздник удался на славу."),
    ("koi8_r", "Мэр сказал в пятницу, что городской праздник удался на славу."),
    ("gb18030", "市长星期五表示，老城的节日很成功，商店的主人也很满意。"),  # noqa: RUF001 - Chinese
    ("cp932", "市長は金曜日、旧市街の祭りは成功だったと述べた。店主たちも満足している。"),
    ("cp949", "시장은 금요일 구시가지의 축제가 성공적이었다고 말했다."),
]


@pytest.mark.parametrize(("codec", "text"), WRITTEN, ids=[f"{codec}: {text[:12]}" for codec, text in WRITTEN])
@pytest.mark.parametrize("is_html", [False, True])
def test_text_is_told_by_its_look(codec: str, text: str, *, is_html: bool) -> None:
    """What neither is UTF-8 nor declares a charset is read as the one that it surely is written in."""
    written = f"<html><body class='front page with a long name'><p>{text}</p></body></html>" if is_html else text
    assert (decode_page if is_html else decode)(written.encode(codec)) == written


@pytest.mark.parametrize(
    "content",
    [
        b"ab\xff",
        b"Caf\xe9",
        b"<p>na\xefve</p>",
        "Straße".encode("cp1252"),
        bytes(range(128, 256)),
        b"\x80\x81\x82" * 100,
        ("The ferry left at dawn, and the harbour office expects no others. " * 10).encode() + b"\xb5\xc4",
    ],
)
def test_what_is_not_sure_is_refused(content: bytes) -> None:
    """Too little to tell by, or too odd, is no text: it is refused with the place where it stops being UTF-8."""
    with pytest.raises(DecodingError) as refused:
        decode(content)
    place = next(number for number, byte in enumerate(content) if byte > 127)
    assert refused.value.reason == f"no UTF-8 at byte {place}, and what else it is cannot be told for sure"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_counts_most(mark: bytes, codec: str) -> None:
    """It is not part of the text; what does not fit it is refused."""
    assert decode(mark + "Naïve 🔔".encode(codec), charset="iso-8859-1") == "Naïve 🔔"
    with pytest.raises(DecodingError, match=f"no {codec} at byte \\d+, though its mark stands first"):
        decode(mark + "a".encode(codec) + b"\xff")


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        (b"caf\xe9 \x93quoted\x94", "ISO-8859-1", "café “quoted”"),
        (b"<meta charset=koi8-r>caf\xe9", "iso-8859-1", "<meta charset=koi8-r>café"),
        ("café".encode(), "iso-8859-1", "café"),
        ("café".encode("utf-16-le"), "utf-16", "café"),
        ("新聞".encode("iso2022_jp"), "iso-2022-jp", "新聞"),
        ("<meta charset=iso-2022-jp>新聞".encode("iso2022_jp"), None, "<meta charset=iso-2022-jp>新聞"),
        (b"<meta charset=utf-16>plain", None, "<meta charset=utf-16>plain"),
        (b"\0<p>\0caf\xc3\xa9", None, "<p>café"),
    ],
)
def test_a_page_is_read_as_the_server_says(content: bytes, charset: str | None, text: str) -> None:
    """What a server declares counts more than what the page says; UTF-8 counts more, unless it is that by chance."""
    assert decode_page(content, charset=charset) == text


def test_a_page_in_one_byte_cannot_say_that_it_is_in_two() -> None:
    """A page whose own bytes say UTF-16 is read as what it looks like: as UTF-16 it would be other characters."""
    page = f"<meta charset=utf-16><p>{WRITTEN[2][1]}"
    assert decode_page(page.encode("cp1252")) == page


@pytest.mark.parametrize("content", [b"", b" \n", b"\0\0"])
def test_a_page_without_text_is_refused(content: bytes) -> None:
    """There is nothing to read in it."""
    with pytest.raises(DecodingError, match="holds no text"):
        decode_page(content)


@pytest.mark.parametrize("label", ["klingon", "utf-7", "hex", "%s%d", "rot13"])
def test_an_unknown_label_is_refused(label: str) -> None:
    """No codec is used that is none of the web's."""
    with pytest.raises(DecodingError, match=r"the declared charset `.+` is not known"):
        decode(b"caf\xe9", charset=label)
    with pytest.raises(DecodingError, match="is not known"):
        decode_as(b"cafe", label)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_read_or_refused(content: bytes, is_html: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Nothing else is raised."""
    with suppress(DecodingError):
        assert isinstance((decode_page if is_html else decode)(content), str)
