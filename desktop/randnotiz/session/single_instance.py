"""One window a library: a second start hands its files to the first."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1500


def _name(library: Path) -> str:
    # The user's name is part of it: on a shared machine two people may have libraries of the same path.
    key = f"{getpass.getuser()}\n{library.resolve()}".encode()
    return "randnotiz-" + sha256(key).hexdigest()[:24]


def hand_over(library: Path, files: Sequence[Path]) -> bool:
    """Ask the program that has this library open to show these files. False if there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    request = json.dumps([str(path.absolute()) for path in files]).encode() + b"\n"
    socket.write(request)
    if not socket.waitForBytesWritten(_PATIENCE_MS):
        return False
    # Only its answer counts: a hung program may accept connections and never read.
    answered = socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()).startswith(b"ok")
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens on a local socket, never on the network, that only this user may open."""

    files_wanted = Signal(list)  # list[Path], empty where only the window is wanted

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self._library = library

    def listen(self) -> bool:
        """Be the one to ask. A socket that a killed program left behind is removed first."""
        name = _name(self._library)
        if self._server.listen(name):
            return True
        QLocalServer.removeServer(name)
        return self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or not socket.canReadLine():
            return
        try:
            wanted = json.loads(bytes(socket.readLine().data()))
            paths = [Path(str(path)) for path in wanted]
        except (ValueError, TypeError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.files_wanted.emit(paths)
