"""The network at run time: an ONNX graph run by onnxruntime on the CPU."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .pieces import PADDING


class Network:
    """Scores batches of windows. Inputs of the graph: ``numbers`` int64 and ``mask`` float32, both (windows,
    pieces); output: ``scores`` float32 (windows, pieces, labels)."""

    def __init__(self, path: Path, threads: int) -> None:
        """Open the graph. Raises onnxruntime's own error when the file is none; ``threads``: cores used for
        one batch."""
        # Its makers' builds report to Microsoft over the network unless this is set before they are loaded
        # (onnxruntime's Privacy.md): a collector's address is looked up, and the machine is given a number.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that spin while waiting would take the cores from the window's process.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Without the arena memory falls back to what the weights need once a long text is done.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def scores(self, windows: Sequence[Sequence[int]], heads: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Scores of the words of each window, (windows, most words, labels), zero behind a window's last
        word.

        ``windows``: piece numbers of each; ``heads``: the places of its words' first pieces.
        """
        longest = max(map(len, windows))
        numbers = np.full((len(windows), longest), PADDING, np.int64)
        mask = np.zeros((len(windows), longest), np.float32)
        for row, window in enumerate(windows):
            numbers[row, : len(window)] = window
            mask[row, : len(window)] = 1
        (answer,) = self._session.run(["scores"], {"numbers": numbers, "mask": mask})
        picked = np.zeros((len(windows), max(map(len, heads)), answer.shape[2]), np.float32)
        for row, places in enumerate(heads):
            picked[row, : len(places)] = answer[row, places]
        return picked
