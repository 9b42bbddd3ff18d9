"""How the tiny model leans when values are edited at the positions of a word alone, by Hugging Face's code (see README.md)."""

import torch
from transformers import GPTNeoForCausalLM

CUES = [([1], [4]), ([2, 3], [5, 6])]
WORDS = [[7], [8, 9]]


def load():
    return GPTNeoForCausalLM.from_pretrained(".", attn_implementation="eager").eval()


def log_p(model, prefix, cue):
    """log P(cue | prefix), the model run anew for each token."""
    total = 0.0
    for i, token in enumerate(cue):
        logits = model(torch.tensor([prefix + cue[:i]])).logits[0, -1].double()
        total += float(torch.log_softmax(logits, -1)[token])
    return total


def lean(model, prefix, cues):
    odds = [log_p(model, prefix, first) - log_p(model, prefix, second) for first, second in cues]
    return sum(odds) / len(odds)


def edited(layer, kind, edit, start, end, run, model):
    """Runs with edit(values) in place of the values at positions start to end - 1."""

    def at(x):
        inside = (torch.arange(x.shape[1]) >= start) & (torch.arange(x.shape[1]) < end)
        return torch.where(inside.reshape(1, -1, 1), edit(x), x)

    block = model.transformer.h[layer]
    if kind == "hook_resid_pre":
        handle = block.register_forward_pre_hook(lambda module, args: (at(args[0]), *args[1:]))
    elif kind == "mlp.hook_post":
        handle = block.mlp.act.register_forward_hook(lambda module, args, result: at(result))
    else:
        handle = block.mlp.register_forward_hook(lambda module, args, result: at(result))
    try:
        return run()
    finally:
        handle.remove()


def some(x):
    """Neurons 1, 3 and 10 at 0, 0.5 and -1."""
    x = x.clone()
    x[..., 1], x[..., 3], x[..., 10] = 0, 0.5, -1
    return x


def added(x):
    return x + (torch.arange(x.shape[-1]) % 5 - 2) / 4


def sae_ablated(d_in, d_sae=24):
    """Features 0, 4 and 7 of the SAE of splice.py at 0, 1 and 0, its error kept."""
    i, k = torch.arange(d_sae), torch.arange(d_in)
    w_enc = ((17 * k[:, None] + 31 * i + k[:, None] * i) % 23 - 11) / 23
    w_dec = ((13 * i[:, None] + 29 * k + i[:, None] * k) % 19 - 9) / 190
    b_enc = (i % 7 - 3) / 7
    b_dec = (k % 5 - 2) / 5

    def edit(x):
        f = torch.relu(x @ w_enc + b_enc)
        reconstruction = f @ w_dec + b_dec
        g = f.clone()
        g[..., 0], g[..., 4], g[..., 7] = 0, 1, 0
        return (g @ w_dec + b_dec) + (x - reconstruction)

    return edit


class Nothing(torch.nn.Module):
    def forward(self, x):
        return torch.zeros_like(x)


with torch.no_grad():
    model = load()
    for bos in [False, True]:
        for whole in [False, True]:
            for layer, kind in [(0, "hook_mlp_out"), (1, "mlp.hook_post"), (0, "hook_resid_pre")]:
                width = 64 if kind == "mlp.hook_post" else 16
                row = []
                for edit in [torch.zeros_like, some, added, sae_ablated(width)]:
                    for word in WORDS:
                        prefix = ([0] if bos else []) + word
                        start = len(prefix) - (len(word) if whole else 1)
                        run = lambda: lean(model, prefix, CUES)
                        row.append(edited(layer, kind, edit, start, len(prefix), run, model))
                print(f"{bos}, {whole}, blocks.{layer}.{kind},", *(f"{value}," for value in row))
    for layer in range(2):
        model = load()
        model.transformer.h[layer].mlp = Nothing()
        print("without the MLP of block", layer, *(lean(model, word, CUES[:1]) for word in WORDS[:1] + [[20], [33]]))
