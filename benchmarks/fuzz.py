"""Looks for input that breaks a parser, led by which branches it takes (atheris, of the extra `fuzz`).

    python -m benchmarks.fuzz PARSER [-max_total_time=60] [options of libFuzzer]

PARSER is the beginning of a name in `benchmarks.parsers`, such as `reader text/html`. It runs until a defect is found,
or for the time that is given; a finding is written to a file `crash-...`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["workers", "wireroom"]):
    from benchmarks.parsers import parsers
    from workers.extraction.language import warm


def main() -> None:
    """Run it."""
    known = parsers()
    wanted = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    chosen = [parser for name, parser in known.items() if wanted and name.startswith(wanted)]
    if not chosen:
        sys.exit(f"{__doc__}\nParsers: {', '.join(known)}")
    warm()

    def test_one(data: bytes) -> None:
        text = atheris.FuzzedDataProvider(data).ConsumeUnicode(len(data))
        for parser in chosen:
            parser.try_on(text)

    atheris.Setup(sys.argv, test_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
