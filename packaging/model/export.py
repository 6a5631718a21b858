"""Export: ``export.py PREPARED ENCODER CHECKPOINT... --out FOLDER``.

Writes the shipped folder, a spaCy pipeline: the network as ONNX with 8-bit weights, the vocabulary and the
settings. Several checkpoints are averaged weight by weight first. The folder is written beside its place and
then moved there. Takes about half a minute.

The embedding table is kept as 8-bit rows, each with its scale. The other matrices are quantised per column to
seven bits (``reduce_range``), which costs nothing here and cannot overflow on processors without VNNI;
activations are quantised as they come. The head stays in float.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import onnx
import spacy
import torch
from corpora import STYLES
from encoder_file import read_encoder
from examples import ROOM
from network import Recogniser
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from randnotiz.analysis.recogniser.component import COMPONENT, FACTORY, TOKENISER
from randnotiz.analysis.recogniser.labels import LABELS
from randnotiz.analysis.recogniser.pieces import PieceVocabulary

VERSION = "1.0.0"


class _Exported(nn.Module):
    """The network with its embedding table in 8-bit rows."""

    def __init__(self, model: Recogniser) -> None:
        super().__init__()
        self.model = model
        table = model.pieces.weight.detach()
        scale = (table.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor, mask: Tensor) -> Tensor:
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return self.model.scores(rows[numbers].float() * scale[numbers], mask)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("prepared", "encoder"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("checkpoints", type=Path, nargs="+")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--settings", type=Path, default=Path(__file__).with_name("settings.json"))
    chosen = arguments.parse_args()
    vocabulary = PieceVocabulary.load(chosen.prepared / "pieces.bin")
    model = Recogniser(read_encoder(chosen.encoder).sizes, len(vocabulary) + len(STYLES), len(LABELS))
    model.load_state_dict(averaged(chosen.checkpoints))
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=chosen.out.parent) as place:
        folder = Path(place) / "pipeline"
        write_pipeline(folder)
        component = folder / COMPONENT
        component.mkdir()
        write_graph(model, component / "model.onnx")
        shutil.copy(chosen.prepared / "pieces.bin", component)
        (component / "settings.json").write_text(
            json.dumps(settings(len(vocabulary), chosen.settings), indent=1, ensure_ascii=False) + "\n",
            encoding="utf-8",
        )
        for written in Path(__file__).with_name("shipped").iterdir():
            shutil.copy(written, folder)
        if chosen.out.exists():
            shutil.move(chosen.out, Path(place) / "old")
        shutil.move(folder, chosen.out)
    print(
        f"{sum(f.stat().st_size for f in chosen.out.rglob('*') if f.is_file()) / 1e6:.1f} MB in {chosen.out}"
    )


def averaged(checkpoints: list[Path]) -> dict[str, Tensor]:
    """The mean of the checkpoints' weights."""
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def settings(pieces: int, path: Path) -> dict[str, object]:
    """The run-time settings: those chosen on the development sets, in ``settings.json``, with numbers for
    style names."""
    chosen = json.loads(path.read_text(encoding="utf-8"))
    styles = {language: pieces + STYLES.index(style) for language, style in chosen.pop("styles").items()}
    return {"labels": LABELS, "room": ROOM, **chosen, "styles": styles}


def write_pipeline(folder: Path) -> None:
    """An empty spaCy pipeline with the tokeniser and the component, which finds its model when loaded."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENISER}}})
    nlp.add_pipe(FACTORY, name=COMPONENT)
    nlp.meta.update(
        name="randnotiz_de_en",
        version=VERSION,
        license="MIT",
        description="PER, ORG, LOC in German and English",
    )
    nlp.to_disk(folder)


def write_graph(model: Recogniser, path: Path) -> None:
    """The network as a quantised ONNX graph at ``path``."""
    with tempfile.TemporaryDirectory() as place:
        plain, prepared = Path(place) / "plain.onnx", Path(place) / "prepared.onnx"
        torch.onnx.export(
            _Exported(model).eval(),
            (torch.randint(4, 1000, (2, 16)), torch.ones(2, 16)),
            str(plain),
            input_names=["numbers", "mask"],
            output_names=["scores"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("numbers", "mask", "scores")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        nodes = onnx.load(str(prepared)).graph.node
        head = [node.name for node in nodes if node.op_type in ("MatMul", "Gemm") and "head" in node.name]
        quantize_dynamic(
            str(prepared),
            str(path),
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=head,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )


if __name__ == "__main__":
    main()
