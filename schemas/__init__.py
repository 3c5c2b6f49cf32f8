"""The contract: what goes in, what comes out, and where it lies. pydantic only; no I/O; imports nothing of ours."""
