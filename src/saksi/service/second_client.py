"""The client of the second reader: one question to an OpenAI-compatible server, one bounded answer.

The server is trusted with the article and with nothing else: it gets no tools, no redirect is followed, its answer is
cut off by size and time, and what it says is only ever parsed.
"""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from saksi.errors import BadValue, ConfigurationError, MissingExtra
from saksi.read.second.proposal import SCHEMA, NoAnswer

ANSWER = 262_144
"""Bytes of an answer; a hundred proposals take a tenth of it."""
TOKENS = 8_192
"""Tokens the server is asked to stop at."""
NO_KEY = "none"
"""Sent where no key is set: local servers ask for none, and the client would else look for one of another service."""


@dataclass(frozen=True, slots=True)
class Client:
    """How to reach a second reader. `timeout` in seconds is for a whole answer; `key` is never shown."""

    url: str
    model: str
    timeout: float
    key: str = ""

    def __repr__(self) -> str:
        return f"Client({self.url!r}, {self.model!r})"

    def ask(self, system: str, user: str) -> str:
        """The words of the answer. Raises NoAnswer with the reason, MissingExtra where openai is not installed."""
        openai = extra()
        told: Mapping[str, Any] = {
            "model": self.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "readings", "strict": True, "schema": SCHEMA},
            },
            "temperature": 0,
            "max_tokens": TOKENS,
        }
        try:
            with self._open(openai) as client:
                create = client.chat.completions.with_streaming_response.create
                with create(**told, extra_headers={"Accept-Encoding": "identity"}) as response:
                    return _content(self._whole(response))
        except openai.APIStatusError as problem:
            raise NoAnswer(f"it refused with status {problem.status_code}") from None
        except openai.APITimeoutError:
            raise self._late() from None
        except openai.APIConnectionError as problem:
            raise NoAnswer(f"it cannot be reached ({_cause(problem)})") from None
        except openai.OpenAIError as problem:
            raise NoAnswer(f"it gave no answer ({type(problem).__name__})") from None

    def _open(self, openai: ModuleType) -> Any:
        # Organisation and project are given, lest those of another service be taken from the environment and sent.
        web = openai.DefaultHttpxClient(follow_redirects=False, timeout=self.timeout)
        return openai.OpenAI(
            base_url=self.url, api_key=self.key or NO_KEY, organization="", project="", timeout=self.timeout,
            max_retries=0, http_client=web,
        )  # fmt: skip

    def _whole(self, response: Any) -> bytes:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise NoAnswer("its answer is compressed, which was not asked for")
        end = time.monotonic() + self.timeout
        return _bounded(response.iter_bytes(), end, self._late())

    def _late(self) -> NoAnswer:
        return NoAnswer(f"it took more than {self.timeout:g} seconds (second_reader_timeout)")


def _bounded(pieces: Iterable[bytes], end: float, late: NoAnswer) -> bytes:
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > ANSWER:
            raise NoAnswer(f"its answer is longer than {ANSWER} bytes")
        if time.monotonic() > end:
            raise late
    return bytes(held)


def _content(data: bytes) -> str:
    """The message of a chat completion."""
    try:
        choice = json.loads(data)["choices"][0]
        content, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise NoAnswer("its answer is no chat completion") from None
    if ended == "length":
        raise NoAnswer(f"its answer was cut off at {TOKENS} tokens")
    if not isinstance(content, str):
        raise NoAnswer("its answer holds no words")
    return content


def _cause(problem: BaseException) -> str:
    """The kind of failure; its words may hold the address with a password."""
    cause = problem.__cause__
    return type(cause or problem).__name__


def extra() -> ModuleType:
    """The package openai. Raises MissingExtra."""
    try:
        return importlib.import_module("openai")
    except ModuleNotFoundError as problem:
        raise MissingExtra(
            "A second reader needs openai", why="it is not installed", do="pip install 'saksi[llm]'"
        ) from problem


def checked(url: str, model: str) -> None:
    """Raises ConfigurationError where address or model are not set, BadValue for an address that cannot be used."""
    if not url or not model:
        raise ConfigurationError(
            "No second reader is set", why="second_reader_url and second_reader_model name it",
            do="set both in saksi.toml, or as SAKSI_SECOND_READER_URL and SAKSI_SECOND_READER_MODEL",
        )  # fmt: skip
    try:
        parts = urlsplit(url)
    except ValueError as problem:
        raise _bad("it is no address") from problem
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _bad("it must begin with http:// or https:// and name a host")
    if parts.username or parts.password:
        raise _bad("it holds a password, which would be shown with it")


def _bad(why: str) -> BadValue:
    return BadValue("The setting second_reader_url cannot be used", why=why, do="give a key by second_reader_key_file")
