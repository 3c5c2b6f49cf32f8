"""Makes archives of the web for tests."""

import gzip

PAGE = "<html><body><p>{} left the harbour at dawn.</body></html>"


def record(name: str, block: bytes, *, kind: str = "response", size: int | None = None, more: str = "") -> bytes:
    """A record of WARC."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{name}\r\n{more}"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block) if size is None else size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, *, status: str = "200 OK", media_type: str = "text/html", more: str = "") -> bytes:
    """What a server answered."""
    return f"HTTP/1.1 {status}\r\nServer: ferry\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body


def page(name: str) -> bytes:
    """A record of a page."""
    return record(name, answer(PAGE.format(name).encode()))


def packed(*records: bytes) -> bytes:
    """Records, each a gzip member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
