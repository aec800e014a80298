"""A small client that keeps a server busy for a while over a few open connections, on this machine only."""

import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle, islice

CONNECTIONS = 3


@dataclass(frozen=True)
class Asked:
    """One request: its path and its headers."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()

    def wire(self) -> bytes:
        lines = [
            f"GET {self.path} HTTP/1.1",
            "Host: 127.0.0.1",
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Connection:
    """One open connection to 127.0.0.1."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._open()

    def _open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.held = b""

    def ask(self, wire: bytes) -> Answer:
        self.socket.sendall(wire)
        while b"\r\n\r\n" not in self.held:
            self._more()
        head, _, rest = self.held.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) if ": " in line else (line, "") for line in lines)
        status, length = int(first.split(" ", 2)[1]), int(headers.get("content-length", 0))
        self.held = rest
        while len(self.held) < length:
            self._more()
        body, self.held = self.held[:length], self.held[length:]
        if headers.get("connection") == "close":
            self.socket.close()
            self._open()
        return Answer(status, headers, body)

    def _more(self) -> None:
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.held += data


def busy(port: int, requests: Iterable[Asked], seconds: float, good: Callable[[Answer], bool]) -> float:
    """Requests answered per second. Raises AssertionError where an answer is not as expected."""
    wires = [one.wire() for one in requests]
    done, wrong = [0] * CONNECTIONS, []
    until = time.perf_counter() + seconds

    def work(mine: int) -> None:
        connection = Connection(port)
        for wire in islice(cycle(wires), mine * len(wires) // CONNECTIONS, None):
            if time.perf_counter() >= until or wrong:
                return
            answer = connection.ask(wire)
            if not good(answer):
                wrong.append(answer)
            done[mine] += 1

    started = time.perf_counter()
    workers = [threading.Thread(target=work, args=(mine,)) for mine in range(CONNECTIONS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not wrong, wrong[0]
    return sum(done) / (time.perf_counter() - started)
