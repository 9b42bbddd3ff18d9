"""A small random GPT-Neo, and what Hugging Face's and PyTorch's own code computes with it (see README.md)."""

import json

import torch
from safetensors.torch import save_file
from transformers import GPTNeoConfig, GPTNeoForCausalLM

torch.manual_seed(0)
config = GPTNeoConfig(
    vocab_size=50,
    max_position_embeddings=16,
    hidden_size=16,
    num_layers=2,
    attention_types=[[["global", "local"], 1]],
    num_heads=2,
    window_size=4,
    bos_token_id=0,
    eos_token_id=0,
    attn_implementation="eager",
)
model = GPTNeoForCausalLM(config).eval()
with torch.no_grad():
    for name, parameter in model.named_parameters():
        centre = 1.0 if "ln_" in name and name.endswith("weight") else 0.0
        parameter.copy_(centre + 0.3 * torch.randn_like(parameter))
    model.transformer.wte.weight.mul_(2)
weights = {k: v.clone() for k, v in model.state_dict().items() if k != "lm_head.weight"}
save_file(weights, "model.safetensors")
with open("config.json", "w") as f:
    json.dump(config.to_dict(), f, indent=2, sort_keys=True)

tokens = torch.randint(0, 50, (2, 13))
reference = {"tokens": tokens.to(torch.float32)}


def loss():
    logits = model(tokens[:, :-1]).logits
    return torch.nn.functional.cross_entropy(logits.reshape(-1, 50), tokens[:, 1:].reshape(-1))


def keep(name, pick):
    def hook(module, args, result):
        result = result[0] if isinstance(result, tuple) else result
        reference[name] = pick(args, result).detach().clone().contiguous()

    return hook


hooks = []
for layer, block in enumerate(model.transformer.h):
    for name, module, pick in [
        ("hook_resid_pre", block, lambda args, result: args[0]),
        ("hook_attn_out", block.attn, lambda args, result: result),
        ("hook_resid_mid", block.ln_2, lambda args, result: args[0]),
        ("mlp.hook_post", block.mlp.act, lambda args, result: result),
        ("hook_mlp_out", block.mlp, lambda args, result: result),
        ("hook_resid_post", block, lambda args, result: result),
    ]:
        hooks.append(module.register_forward_hook(keep(f"blocks.{layer}.{name}", pick)))
reference["logits"] = model(tokens[:, :-1]).logits.detach()
for hook in hooks:
    hook.remove()

first = loss()
first.backward()
reference["loss"] = first.detach().reshape(1)
reference["gradientNorm"] = torch.nn.utils.clip_grad_norm_(model.parameters(), float("inf")).reshape(1)
for name in [
    "wte.weight",
    "wpe.weight",
    "h.0.ln_1.weight",
    "h.0.attn.attention.q_proj.weight",
    "h.1.mlp.c_fc.bias",
    "ln_f.bias",
]:
    reference["gradient.transformer." + name] = model.get_parameter("transformer." + name).grad.clone()

adam = torch.optim.Adam(model.parameters(), lr=0.01, betas=(0.9, 0.999), eps=1e-8)
losses = []
for step in range(5):
    adam.zero_grad()
    now = loss()
    losses.append(now.item())
    now.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    adam.step()
reference["adamLosses"] = torch.tensor(losses)
save_file(reference, "reference.safetensors")
print(losses)
