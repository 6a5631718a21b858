"""Train: ``train.py PREPARED ENCODER OUT [--epochs 3]``.

Fine-tunes the encoder on the prepared sentences and writes a checkpoint to OUT after each epoch. One thread
reaches about 1,750 pieces a second with bfloat16 on a CPU that has it (AVX-512). The seed is fixed; on one
machine with one number of threads a run repeats itself.
"""

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import torch
from corpora import STYLES, Sentence
from encoder_file import read_encoder
from examples import ANY, IGNORED, Augmenter, Example, allowed, batches, encode, packed, tensors
from network import Recogniser, pretrained
from torch import Tensor, nn

from randnotiz.analysis.recogniser.labels import LABELS
from randnotiz.analysis.recogniser.pieces import PieceVocabulary

ANY_STYLE = 0.35
"""Share of groups that do not say whose guidelines they follow."""
SMARTDATA = 0.5
"""Share of SmartData's sentences used in an epoch: they are many, and their guidelines differ most."""
_SETTLING = 100
"""Steps in which a branch's rate rises again: its optimisers begin without memory."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("prepared", "encoder", "out"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--epochs", type=float, default=3.0)
    arguments.add_argument("--rate", type=float, default=1.5e-4)
    arguments.add_argument("--room", type=int, default=1024, help="pieces in a batch")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--steps", type=int, help="stop after so many (to measure)")
    arguments.add_argument("--hidden", type=float, default=0.0, help="share of words that are hidden")
    arguments.add_argument("--start", type=Path, help="a checkpoint to branch off from")
    arguments.add_argument("--done", type=float, default=0.0, help="epochs that the checkpoint has had")
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    Training(chosen).run()


class Training:
    """One run: data, network, optimisers and schedule."""

    def __init__(self, chosen: argparse.Namespace) -> None:
        self.chosen = chosen
        self.source = random.Random(chosen.seed)
        self.vocabulary = PieceVocabulary.load(chosen.prepared / "pieces.bin")
        with (chosen.prepared / "train.jsonl").open(encoding="utf-8") as lines:
            self.sentences: list[Sentence] = [json.loads(line) for line in lines]
        kept = json.loads((chosen.prepared / "kept.json").read_text())
        self.model = pretrained(read_encoder(chosen.encoder), kept, len(STYLES), len(LABELS))
        if chosen.start:
            self.model.load_state_dict(torch.load(chosen.start, weights_only=True))
        self.allowed = allowed()
        self.optimisers = _optimisers(self.model, chosen.rate)
        self.dense = [p for name, p in self.model.named_parameters() if name != "pieces.weight"]
        self.steps_done = 0
        self.pieces_done = 0
        self.began = time.monotonic()

    def epoch(self) -> list[list[Example]]:
        """The batches of one epoch: packed, augmented and cut anew each time."""
        augment = Augmenter(self.source, self.chosen.hidden)
        used = [s for s in self.sentences if s["style"] != "smartdata" or self.source.random() < SMARTDATA]
        examples: list[Example] = []
        for group in packed(used, self.source):
            style = ANY if self.source.random() < ANY_STYLE else STYLES.index(group[0]["style"])
            examples += encode([augment(sentence) for sentence in group], self.vocabulary, style)
        return batches(examples, self.chosen.room, self.source)

    def run(self) -> None:
        """Train to the end, saving a checkpoint after each epoch."""
        self.chosen.out.mkdir(parents=True, exist_ok=True)
        done = self.chosen.done
        plan = self.epoch()
        total = int(len(plan) * (self.chosen.epochs - done))
        before = int(len(plan) * done)

        def share(step: int) -> float:
            settled = min(1.0, (step + 1) / _SETTLING) if before else 1.0
            return _schedule(step + before, total + before) * settled

        schedules = [torch.optim.lr_scheduler.LambdaLR(optimiser, share) for optimiser in self.optimisers]
        for number in range(int(done) + 1, math.ceil(self.chosen.epochs) + 1):
            self._train(plan, total, schedules)
            torch.save(self.model.state_dict(), self.chosen.out / f"epoch{number}.pt")
            print(f"epoch {number} saved after {time.monotonic() - self.began:.0f} s", flush=True)
            if self.steps_done >= min(total, self.chosen.steps or total):
                break
            plan = self.epoch()

    def _train(
        self,
        plan: Sequence[Sequence[Example]],
        total: int,
        schedules: Sequence[torch.optim.lr_scheduler.LambdaLR],
    ) -> None:
        self.model.train()
        recent: list[float] = []
        for batch in plan:
            if self.steps_done >= min(total, self.chosen.steps or total):
                return
            recent.append(self._step(batch))
            for schedule in schedules:
                schedule.step()
            self.steps_done += 1
            self.pieces_done += sum(len(example.numbers) for example in batch)
            if self.steps_done % 20 == 0:
                spent = time.monotonic() - self.began
                print(
                    f"step {self.steps_done}/{total} loss {sum(recent) / len(recent):.4f} "
                    f"{self.pieces_done / spent:.0f} pieces/s {spent:.0f} s",
                    flush=True,
                )
                recent.clear()

    def _step(self, batch: Sequence[Example]) -> float:
        numbers, mask, targets = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.model(numbers, mask)
        loss = _loss(scores.float(), targets, self.allowed)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.dense, 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        return loss.item()


def _loss(scores: Tensor, targets: Tensor, table: Tensor) -> Tensor:
    """Mean negative log probability of the labels that count as right (``allowed``) over the words' first
    pieces."""
    heads = targets != IGNORED
    logged = torch.log_softmax(scores[heads], -1)
    return -torch.logsumexp(logged + table[targets[heads]], -1).mean()


def _optimisers(model: Recogniser, rate: float) -> list[torch.optim.Optimizer]:
    decayed: list[nn.Parameter] = []
    plain: list[nn.Parameter] = []
    for name, parameter in model.named_parameters():
        if not name.startswith(("head", "pieces")):
            (decayed if parameter.ndim > 1 else plain).append(parameter)
    groups = [
        {"params": list(model.head.parameters()), "lr": 1e-3, "weight_decay": 0.01},
        {"params": decayed, "lr": rate, "weight_decay": 0.01},
        {"params": plain, "lr": rate, "weight_decay": 0.0},
    ]
    return [
        torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True),
        torch.optim.SparseAdam([model.pieces.weight], lr=rate, betas=(0.9, 0.98)),
    ]


def _schedule(step: int, total: int) -> float:
    """Share of the rate at a step: a tenth of the run warming up, then falling to nothing in a line."""
    warm = max(1, total // 10)
    return min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))


if __name__ == "__main__":
    main()
