"""Makes small models in the files of others, and what Hugging Face's code computes with them.

    python src/test/python/language_models.py

Python 3.11.7, torch 2.15.0, transformers 5.24.0, safetensors 0.8.0, NumPy 2.4.6. Two runs write the same bytes.

src/test/resources/monosema/model/llama-tiny
    model.bin              a random Llama of 2 layers in llama2.c's format (version 0): d 24, 6 heads, 2 heads of keys, 40
                           hidden neurons, 50 tokens, 128 positions, untied
    tied.bin               the same with the embedding as the unembedding
    reference.safetensors  tokens [2, 101]; logits [2, 100, 50]; the values at each hook site for the last 5 of the first 100;
                           losses [2, 100]; zeroed.<hook>: the losses with zeros there; tied.logits [2, 5, 50], the last 5
src/test/resources/monosema/model/gptneo-tiny-torch
    pytorch_model.bin      the weights of gptneo-tiny, as older transformers saved them: with lm_head.weight, which shares the
                           embedding's storage, and the buffers of attention
    half/pytorch_model.bin the same, matrices in float16 and vectors in bfloat16
    half/reference.safetensors  logits [2, 12, 50] of those weights, widened
"""
import pathlib
import struct

import torch
from safetensors.torch import load_file, save_file
from transformers import GPTNeoConfig, GPTNeoForCausalLM, LlamaConfig, LlamaForCausalLM

FOLDER = pathlib.Path(__file__).parents[1] / "resources" / "monosema" / "model"


def interleaved(weight, heads):
    """Rows of a query or key matrix: Hugging Face turns the pairs (i, i + half), llama2.c the pairs (2i, 2i + 1)."""
    out, width = weight.shape
    return weight.view(heads, 2, out // heads // 2, width).transpose(1, 2).reshape(out, width)


def write_llama2c(path, model, tied):
    c = model.config
    blocks = model.model.layers
    tensors = [model.model.embed_tokens.weight]
    tensors += [b.input_layernorm.weight for b in blocks]
    tensors += [interleaved(b.self_attn.q_proj.weight, c.num_attention_heads) for b in blocks]
    tensors += [interleaved(b.self_attn.k_proj.weight, c.num_key_value_heads) for b in blocks]
    tensors += [b.self_attn.v_proj.weight for b in blocks]
    tensors += [b.self_attn.o_proj.weight for b in blocks]
    tensors += [b.post_attention_layernorm.weight for b in blocks]
    tensors += [b.mlp.gate_proj.weight for b in blocks]
    tensors += [b.mlp.down_proj.weight for b in blocks]
    tensors += [b.mlp.up_proj.weight for b in blocks]
    tensors += [model.model.norm.weight]
    tensors += [torch.zeros(c.max_position_embeddings * c.hidden_size // c.num_attention_heads)]
    if not tied:
        tensors += [model.lm_head.weight]
    with open(path, "wb") as f:
        f.write(struct.pack(
            "<7i", c.hidden_size, c.intermediate_size, c.num_hidden_layers, c.num_attention_heads,
            c.num_key_value_heads, c.vocab_size if tied else -c.vocab_size, c.max_position_embeddings))
        for tensor in tensors:
            f.write(tensor.detach().contiguous().numpy().tobytes())


def llama():
    folder = FOLDER / "llama-tiny"
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=50, hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=6,
        num_key_value_heads=2, max_position_embeddings=128, rms_norm_eps=1e-5, rope_theta=10000.0,
        tie_word_embeddings=False, attn_implementation="eager")
    model = LlamaForCausalLM(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            centre = 1.0 if "norm" in name else 0.0
            parameter.copy_(centre + 0.3 * torch.randn_like(parameter))
        model.model.embed_tokens.weight.mul_(2)
    write_llama2c(folder / "model.bin", model, False)
    tokens = torch.randint(0, 50, (2, 101))
    inputs, targets = tokens[:, :-1], tokens[:, 1:]
    reference = {"tokens": tokens.to(torch.float32)}

    def places():
        for layer, block in enumerate(model.model.layers):
            for name, module, before in [
                ("hook_resid_pre", block, True), ("hook_attn_out", block.self_attn, False),
                ("hook_resid_mid", block.post_attention_layernorm, True), ("mlp.hook_post", block.mlp.down_proj, True),
                ("hook_mlp_out", block.mlp, False), ("hook_resid_post", block, False),
            ]:
                yield f"blocks.{layer}.{name}", module, before

    def first(values):
        return values[0] if isinstance(values, tuple) else values

    def losses():
        logits = model(inputs).logits
        return torch.nn.functional.cross_entropy(logits.transpose(1, 2), targets, reduction="none")

    with torch.no_grad():
        hooks = []
        for name, module, before in places():
            def keep(module, args, result=None, name=name):
                values = args[0] if result is None else first(result)
                reference[name] = values[:, -5:].clone().contiguous()
            hooks.append(module.register_forward_pre_hook(keep) if before else module.register_forward_hook(keep))
        reference["logits"] = model(inputs).logits.clone()
        for hook in hooks:
            hook.remove()
        reference["losses"] = losses()
        for name, module, before in places():
            if name.endswith("hook_resid_mid"):
                # Its stream goes on past the norm that the hook stands at: zero both summands instead.
                continue
            def zero(module, args, result=None):
                if result is None:
                    return (torch.zeros_like(args[0]), *args[1:])
                zeros = torch.zeros_like(first(result))
                return (zeros, *result[1:]) if isinstance(result, tuple) else zeros
            hook = module.register_forward_pre_hook(zero) if before else module.register_forward_hook(zero)
            reference["zeroed." + name] = losses()
            hook.remove()
        model.lm_head.weight.copy_(model.model.embed_tokens.weight)
        write_llama2c(folder / "tied.bin", model, True)
        reference["tied.logits"] = model(inputs).logits[:, -5:].clone().contiguous()
    save_file(reference, folder / "reference.safetensors")


def gpt_neo():
    tiny = FOLDER / "gptneo-tiny"
    folder = FOLDER / "gptneo-tiny-torch"
    (folder / "half").mkdir(parents=True, exist_ok=True)
    weights = load_file(tiny / "model.safetensors")
    state = dict(weights)
    state["lm_head.weight"] = state["transformer.wte.weight"]
    for layer in range(2):
        attention = f"transformer.h.{layer}.attn.attention."
        state[attention + "bias"] = torch.tril(torch.ones(16, 16, dtype=torch.uint8)).view(1, 1, 16, 16)
        state[attention + "masked_bias"] = torch.tensor(-1e9)
    torch.save(state, folder / "pytorch_model.bin")
    half = {k: v.to(torch.float16 if v.dim() == 2 else torch.bfloat16) for k, v in weights.items()}
    torch.save(half, folder / "half" / "pytorch_model.bin")
    model = GPTNeoForCausalLM(GPTNeoConfig.from_pretrained(tiny, attn_implementation="eager")).eval()
    model.load_state_dict({k: v.to(torch.float32) for k, v in half.items()}, strict=False)
    model.tie_weights()
    tokens = load_file(tiny / "reference.safetensors")["tokens"].to(torch.int64)
    with torch.no_grad():
        save_file({"logits": model(tokens[:, :-1]).logits.clone()}, folder / "half" / "reference.safetensors")


llama()
gpt_neo()
