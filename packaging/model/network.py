"""The network: multilingual-e5-small (a BERT of 12 layers, 384 wide) with one linear layer over its last
state."""

import torch
from encoder_file import Encoder, Sizes
from torch import Tensor, nn
from torch.nn import functional


class SharedDropout(nn.Module):
    """Dropout whose mask is the same at every position of a sequence: as good here, and cheap on a CPU."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, state: Tensor) -> Tensor:
        if not self.training or self.share == 0:
            return state
        kept = torch.rand(state.shape[0], 1, state.shape[2]) >= self.share
        return state * (kept.to(state.dtype) / (1 - self.share))


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        width = sizes.width
        self.heads = sizes.heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mix = nn.Linear(width, width)
        self.mix_norm = nn.LayerNorm(width, eps=sizes.epsilon)
        self.widen = nn.Linear(width, sizes.inner)
        self.narrow = nn.Linear(sizes.inner, width)
        self.narrow_norm = nn.LayerNorm(width, eps=sizes.epsilon)
        self.dropout = SharedDropout(dropout)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = state.shape
        size = width // self.heads

        def split(values: Tensor) -> Tensor:
            return values.view(batch, length, self.heads, size).transpose(1, 2)

        # Written out: the backward pass of scaled_dot_product_attention is twice as slow on a CPU for short
        # sequences.
        scores = (
            torch.matmul(split(self.query(state)) * size**-0.5, split(self.key(state)).transpose(2, 3)) + mask
        )
        mixed = torch.matmul(torch.softmax(scores, -1).to(state.dtype), split(self.value(state)))
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        state = self.mix_norm(state + self.dropout(self.mix(mixed)))
        result: Tensor = self.narrow_norm(
            state + self.dropout(self.narrow(functional.gelu(self.widen(state))))
        )
        return result


class Recogniser(nn.Module):
    """Piece numbers (batch, length) and a mask of the same shape (1 for a piece, 0 for padding) to label
    scores."""

    def __init__(self, sizes: Sizes, pieces: int, labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, sizes.width, sparse=True)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.segment = nn.Parameter(torch.zeros(sizes.width))
        self.norm = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
        self.dropout = SharedDropout(dropout)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.head = nn.Linear(sizes.width, labels)

    def forward(self, numbers: Tensor, mask: Tensor) -> Tensor:
        return self.scores(self.pieces(numbers), mask)

    def scores(self, embedded: Tensor, mask: Tensor) -> Tensor:
        """The same from embedded pieces (batch, length, width), so that an export can bring its own embedding
        table."""
        length = embedded.shape[1]
        state = self.dropout(self.norm(embedded + self.positions.weight[:length] + self.segment))
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else state.dtype
        hidden = (1.0 - mask[:, None, None, :].to(kind)) * -1e4
        for layer in self.layers:
            state = layer(state, hidden)
        result: Tensor = self.head(self.dropout(state))
        return result


_LAYER_NAMES = {
    "query": "q",
    "key": "k",
    "value": "v",
    "mix": "ao",
    "mix_norm": "aln",
    "widen": "fi",
    "narrow": "fo",
    "narrow_norm": "oln",
}


def pretrained(
    encoder: Encoder, kept: list[int], styles: int, labels: int, dropout: float = 0.1
) -> Recogniser:
    """A recogniser that starts from ``encoder``, with only the pieces numbered ``kept`` and ``styles`` pieces
    more at the end.

    The further pieces start out as copies of ``<s>``; the head starts out near zero.
    """
    model = Recogniser(encoder.sizes, len(kept) + styles, labels, dropout)
    state = model.state_dict()
    for name, old in state.items():
        if not name.startswith(("head", "pieces")):
            values = torch.from_numpy(encoder.tensors[_tensor_name(name)])
            state[name] = values[: old.numel()].reshape(old.shape).clone()
    table = torch.from_numpy(encoder.tensors["emb.word"]).reshape(-1, encoder.sizes.width)
    state["pieces.weight"] = torch.cat([table[torch.tensor(kept)], table[:1].repeat(styles, 1)])
    model.load_state_dict(state)
    nn.init.normal_(model.head.weight, std=0.02)
    nn.init.zeros_(model.head.bias)
    return model


def _tensor_name(name: str) -> str:
    fixed = {
        "positions.weight": "emb.pos",
        "segment": "emb.type",
        "norm.weight": "emb.ln.w",
        "norm.bias": "emb.ln.b",
    }
    if name in fixed:
        return fixed[name]
    _, layer, part, kind = name.split(".")
    return f"l{layer}.{_LAYER_NAMES[part]}.{kind[0]}"
