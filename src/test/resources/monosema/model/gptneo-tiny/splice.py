"""What Hugging Face's code computes with the tiny model when values at a hook site are replaced (see README.md)."""

import torch
from safetensors.torch import load_file
from transformers import GPTNeoForCausalLM

WINDOW = 12
model = GPTNeoForCausalLM.from_pretrained(".", attn_implementation="eager").eval()
tokens = load_file("reference.safetensors")["tokens"].to(torch.int64)
stream = torch.tensor([(7 * i * i + 3 * i) % 50 for i in range(55)])


def losses(windows):
    logits = model(windows[:, :-1]).logits
    return torch.nn.functional.cross_entropy(
        logits.reshape(-1, 50), windows[:, 1:].reshape(-1), reduction="none"
    ).reshape(len(windows), -1)


def spliced(layer, kind, edit, run):
    """Runs with the values at a site replaced by edit(values)."""
    block = model.transformer.h[layer]

    def on_output(module, args, result):
        return (edit(result[0]), *result[1:]) if isinstance(result, tuple) else edit(result)

    # The stream after the attention is read by the second LayerNorm and by the residual add: adding the difference to
    # what the attention adds changes both.
    def mid(module, args, result):
        return (mid.residual_edit(result[0]), *result[1:])

    handles = []
    if kind == "hook_resid_pre":
        handles.append(block.register_forward_pre_hook(lambda module, args: (edit(args[0]), *args[1:])))
    elif kind == "hook_attn_out":
        handles.append(block.attn.register_forward_hook(on_output))
    elif kind == "hook_resid_mid":
        kept = {}
        handles.append(
            block.register_forward_pre_hook(lambda module, args: kept.update(pre=args[0]), prepend=True)
        )
        mid.residual_edit = lambda out: edit(kept["pre"] + out) - kept["pre"]
        handles.append(block.attn.register_forward_hook(mid))
    elif kind == "mlp.hook_post":
        handles.append(block.mlp.act.register_forward_hook(on_output))
    elif kind == "hook_mlp_out":
        handles.append(block.mlp.register_forward_hook(on_output))
    elif kind == "hook_resid_post":
        handles.append(block.register_forward_hook(on_output))
    try:
        return run()
    finally:
        for handle in handles:
            handle.remove()


SITES = [
    (layer, kind)
    for layer in range(2)
    for kind in ("hook_resid_pre", "hook_attn_out", "hook_resid_mid", "mlp.hook_post", "hook_mlp_out", "hook_resid_post")
]
EDITS = {
    "zero": torch.zeros_like,
    "turned": lambda x: 0.5 * x.roll(1, dims=-1) + 0.25,
    # One position alone, which attention then carries to the later ones.
    "third": lambda x: torch.where(torch.arange(x.shape[1]).reshape(1, -1, 1) == 2, -x, x),
}

with torch.no_grad():
    print("losses", *losses(tokens).reshape(-1).numpy())
    for layer, kind in SITES:
        row = [float(spliced(layer, kind, edit, lambda: losses(tokens).double().mean())) for edit in EDITS.values()]
        print(f"blocks.{layer}.{kind}", *row)


def sae(d_in, d_sae=24):
    """A standard SAE whose weights are fractions."""
    i, k = torch.arange(d_sae), torch.arange(d_in)
    w_enc = ((17 * k[:, None] + 31 * i + k[:, None] * i) % 23 - 11) / 23
    w_dec = ((13 * i[:, None] + 29 * k + i[:, None] * k) % 19 - 9) / 190
    b_enc = (i % 7 - 3) / 7
    b_dec = (k % 5 - 2) / 5
    return lambda x: torch.relu(x @ w_enc + b_enc) @ w_dec + b_dec


def over_windows(layer, kind, edit, kept):
    """Sum of the losses of the stream in windows that lie end to end, the values at positions of kept tokens untouched."""
    total = 0.0
    for start in range(0, len(stream) - 1, WINDOW):
        window = stream[start : min(start + WINDOW, len(stream) - 1) + 1].reshape(1, -1)
        stays = torch.isin(window[:, :-1], torch.tensor(kept))[..., None]
        run = lambda: losses(window).double().sum()
        total += float(spliced(layer, kind, lambda x: torch.where(stays, x, edit(x)), run))
    return total / (len(stream) - 1)


def mean(layer, kind, kept):
    rows = []

    def read(x):
        rows.append(x.clone())
        return x

    over_windows(layer, kind, read, [])
    stays = torch.isin(stream[:-1], torch.tensor(kept))
    return torch.cat([x.reshape(-1, x.shape[-1]) for x in rows])[~stays].double().mean(0).float()


with torch.no_grad():
    for layer, kind in [(0, "hook_mlp_out"), (1, "mlp.hook_post"), (1, "hook_resid_pre")]:
        for kept in [[], [0, 4, 29]]:
            centre = mean(layer, kind, kept)
            edits = [lambda x: x, sae(len(centre)), torch.zeros_like, lambda x: centre.expand_as(x)]
            row = [over_windows(layer, kind, edit, kept) for edit in edits]
            print(f"blocks.{layer}.{kind} {kept}", *row, int(torch.isin(stream[:-1], torch.tensor(kept)).sum()))
