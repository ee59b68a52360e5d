"""A real HTTP server on loopback that speaks as an OpenAI-compatible one does, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Line", Mapping[str, Any]], None]
"""Answers one request, given its body as JSON."""


class Line(BaseHTTPRequestHandler):
    """One request; `reply` of the server says what to do."""

    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        try:
            self.server.reply(self, body)
        except (BrokenPipeError, ConnectionResetError):
            return  # the client has seen enough

    def log_message(self, *args: object) -> None:
        """Keeps silent."""

    def send(self, data: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """One whole answer."""
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """Remembers what it was asked."""

    daemon_threads = True

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.asked: list[Mapping[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        super().__init__(("127.0.0.1", 0), Line)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@dataclass(slots=True)
class Saying:
    """Answers each request with these words as the message of a completion."""

    content: str
    finish: str = "stop"
    model: str = field(default="any")

    def __call__(self, line: Line, body: Mapping[str, Any]) -> None:
        line.send(completion(self.content, self.finish))


def completion(content: object, finish: str = "stop") -> bytes:
    message = {"role": "assistant", "content": content}
    return json.dumps({"id": "x", "choices": [{"index": 0, "message": message, "finish_reason": finish}]}).encode()


def proposing(*readings: Mapping[str, Any]) -> Saying:
    """Answers with these proposals."""
    return Saying(json.dumps({"readings": list(readings)}))


def echo(line: Line, body: Mapping[str, Any]) -> None:
    """Answers with what it was asked."""
    line.send(completion(body["messages"][-1]["content"]))


def fails(line: Line, body: Mapping[str, Any]) -> None:
    line.send(b'{"error": {"message": "out of order, key sk-secret"}}', status=500)


def sleeps(line: Line, body: Mapping[str, Any]) -> None:
    time.sleep(2)
    line.send(completion("late"))


def dribbles(line: Line, body: Mapping[str, Any]) -> None:
    """Never ends, and never stops for long."""
    line.send_response(200)
    line.send_header("Content-Type", "application/json")
    line.end_headers()
    for _ in range(200):
        line.wfile.write(b" ")
        line.wfile.flush()
        time.sleep(0.05)


def floods(line: Line, body: Mapping[str, Any]) -> None:
    line.send(completion(" " * 4_000_000))


def redirects(line: Line, body: Mapping[str, Any]) -> None:
    line.send(b"", status=307, headers={"Location": "/elsewhere"})


def compresses(line: Line, body: Mapping[str, Any]) -> None:
    line.send(b"\x1f\x8b", headers={"Content-Encoding": "gzip"})


def raw(data: bytes) -> Reply:
    """Answers with these bytes."""
    return lambda line, body: line.send(data)


@contextmanager
def serving(reply: Reply) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    with Server(reply) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
