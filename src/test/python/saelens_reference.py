"""Writes what SAELens itself computes on small SAEs: losses, gradients, and inference files with their activations.

    PYTHONHASHSEED=0 python src/test/python/saelens_reference.py

With sae-lens 6 (these rows: Python 3.11, sae-lens 6.54.12, torch 2.15.0, safetensors 0.8.0) it writes into
src/test/resources/monosema/sae one saelens-ARCHITECTURE.json per architecture, and under saelens-files one folder per
saved SAE and an expected.json, written by loading the folders again. With sae-lens 3.5.0, 3.23.4 and 5.11.0 it writes
only the folders in that version's layout; they come first, so that expected.json has them too. The old versions were
installed with `pip install --no-deps sae-lens==VERSION` into environments that see the packages above.

No model and no file is loaded from a hub: weights and inputs are drawn here and rounded to three decimals, so that they
are written as they are. A case is drawn again, with the next seed, until no pre-activation is near a kink or a tie.
"""
import importlib.metadata
import json
import pathlib
import platform
import sys
import warnings

import torch

RESOURCES = pathlib.Path(__file__).resolve().parents[1] / "resources/monosema/sae"
FILES = RESOURCES / "saelens-files"
VERSION = importlib.metadata.version("sae-lens")
VERSIONS = {name: importlib.metadata.version(name) for name in ("sae-lens", "torch", "safetensors")}
VERSIONS["python"] = platform.python_version()
COMMAND = "PYTHONHASHSEED=0 python src/test/python/saelens_reference.py"
D_IN, D_SAE, BATCH = 5, 10, 6
MARGIN = 0.005
warnings.filterwarnings("ignore")

KEYS = {
    "config": "the training configuration given to SAELens, whose other keys keep their defaults",
    "coefficients": "the coefficients given to training_forward_pass",
    "dead": "dead_neuron_mask, or null for none",
    "x": "the batch, one row per token, d_in wide",
    "parameters": "W_enc is d_in x d_sae, W_dec d_sae x d_in; threshold is the JumpReLU threshold itself, not its logarithm",
    "hidden_pre": "TrainStepOutput.hidden_pre: for topk, batchtopk and matryoshka_batchtopk already times the decoder "
    "norms if rescale_acts_by_decoder_norm; for gated the magnitude path's",
    "losses": "every term of the total loss, times its coefficient",
    "gradients": "of loss for every parameter by autograd; the straight-through estimate where SAELens uses one",
    "topk_threshold": "the running threshold before and after this step",
}


def rounded(tensor):
    return torch.round(tensor * 1000).div(1000)


def draw(seed, architecture, bias=0.0):
    """Parameters and a batch in float64, with decoder rows of norms between 0.5 and 2."""
    generator = torch.Generator().manual_seed(seed)

    def normal(*shape):
        return torch.randn(*shape, generator=generator, dtype=torch.float64)

    def uniform(low, high):
        return low + (high - low) * torch.rand(D_SAE, generator=generator, dtype=torch.float64)

    w_dec = normal(D_SAE, D_IN)
    w_dec *= (uniform(0.5, 2.0) / w_dec.norm(dim=1))[:, None]
    parameters = {"W_enc": 0.5 * normal(D_IN, D_SAE), "W_dec": w_dec, "b_dec": 0.3 * normal(D_IN)}
    if architecture == "gated":
        parameters |= {name: 0.3 * normal(D_SAE) for name in ("b_gate", "b_mag", "r_mag")}
    else:
        parameters["b_enc"] = bias + 0.3 * normal(D_SAE)
    if architecture == "jumprelu":
        parameters["threshold"] = uniform(0.3, 0.9)
    return {name: rounded(value) for name, value in parameters.items()}, rounded(normal(BATCH, D_IN))


def on_the_grid(parameters, x, zero_row):
    """The same on a grid of halves, which float32 and float64 hold and add exactly."""
    halves = {name: torch.round(2 * value) / 2 for name, value in parameters.items()}
    for name in set(halves) & {"threshold", "r_mag"}:
        halves[name] = torch.full_like(halves[name], 1.0 if name == "threshold" else 0.0)
    if zero_row:
        halves["W_dec"][0] = 0
    return halves, torch.round(x).clamp(-2, 2)


def gap(sorted_scores, k):
    """The distance between the k-th and the next of scores in descending order, along the last dimension."""
    if k >= sorted_scores.shape[-1]:
        return torch.inf
    return (sorted_scores[..., k - 1] - sorted_scores[..., k]).min()


def margin(sae, output, dead):
    """How far the nearest pre-activation is from a kink, a tie, or an edge of the straight-through window."""
    pre, cfg, distances = output.hidden_pre, sae.cfg, [output.hidden_pre.abs().min()]
    if cfg.architecture() == "topk":
        distances.append(gap(pre.sort(descending=True).values, cfg.k))
    if "batchtopk" in cfg.architecture():
        positive = pre.relu().flatten().sort(descending=True).values
        chosen = int(cfg.k * len(pre))
        distances.append(gap(positive, chosen) if positive[chosen - 1] > 0 else torch.inf)
    if "topk" in cfg.architecture() and dead is not None:
        distances.append(gap(pre[:, dead].sort(descending=True).values, D_IN // 2))
    if cfg.architecture() == "jumprelu":
        from_threshold = (pre - sae.threshold).abs()
        distances += [from_threshold.min(), (from_threshold - cfg.jumprelu_bandwidth / 2).abs().min()]
    if cfg.architecture() == "gated":
        centred = output.sae_in - sae.b_dec * cfg.apply_b_dec_to_input
        distances.append((centred @ sae.W_enc + sae.b_gate).abs().min())
    return min(float(d) for d in distances)


def step(architecture, seed, options, coefficients, dead, bias, grid=False):
    from sae_lens.registry import get_sae_training_class
    from sae_lens.saes.sae import TrainStepInput

    sae_class, config_class = get_sae_training_class(architecture)
    config = {"d_in": D_IN, "d_sae": D_SAE, "dtype": "float64", **options}
    sae = sae_class(config_class(**config))
    parameters, x = draw(seed, architecture, bias)
    if grid:
        parameters, x = on_the_grid(parameters, x, zero_row="topk" not in architecture)
    assert set(parameters) == {name for name, _ in sae.named_parameters()}
    for name, value in parameters.items():
        # SAELens keeps the threshold in float32; a float64 parameter in its place keeps the whole step in float64.
        setattr(sae, name, torch.nn.Parameter(value.clone()))
    before = None
    if "batchtopk" in architecture:
        before = 0.25
        sae.topk_threshold.fill_(before)
    mask = None if dead is None else torch.tensor([i in dead for i in range(D_SAE)])
    output = sae.training_forward_pass(
        TrainStepInput(
            sae_in=x, coefficients=coefficients, dead_neuron_mask=mask, n_training_steps=0, is_logging_step=False
        )
    )
    output.loss.backward()
    case = {
        "config": {"architecture": architecture, **config},
        "coefficients": coefficients,
        "dead": None if mask is None else mask.tolist(),
        "x": x.tolist(),
        "parameters": {name: value.tolist() for name, value in parameters.items()},
        "hidden_pre": output.hidden_pre.tolist(),
        "feature_acts": output.feature_acts.tolist(),
        "sae_out": output.sae_out.tolist(),
        "losses": {name: value.item() for name, value in output.losses.items()},
        "loss": output.loss.item(),
        "gradients": {name: value.grad.tolist() for name, value in sae.named_parameters()},
    }
    if before is not None:
        case["topk_threshold"] = [before, sae.topk_threshold.item()]
    return case, margin(sae, output, mask)


def case(name, architecture, options, coefficients=None, dead=None, bias=0.0, seed=0):
    while True:
        result, distance = step(architecture, seed, options, coefficients or {}, dead, bias)
        if distance > MARGIN:
            return {"name": name, "seed": seed, **result}
        seed += 1


def kinks(kink, pre, k):
    """How many pre-activations are exactly at the kink, or None where ties would leave a choice to the sort."""
    if k is not None and ((pre > 0).sum(dim=-1) > k).any():
        return None
    return int((pre == kink).sum())


def case_at_kinks(architecture, options, coefficients=None, bias=0.0, seed=0):
    while True:
        result, _ = step(architecture, seed, options, coefficients or {}, None, bias, grid=True)
        at = 1.0 if architecture == "jumprelu" else 0.0
        found = kinks(at, torch.tensor(result["hidden_pre"]), options.get("k"))
        # Feature 0, whose decoder row is 0 where one is, must fire.
        if found is not None and found >= 5 and any(row[0] > 0 for row in result["feature_acts"]):
            return {"name": f"{found} pre-activations at the kink", "seed": seed, **result}
        seed += 1


FEW, MANY = (3,), (1, 4, 6, 9)  # below and above k_aux = d_in // 2 = 2


def topk_cases(architecture, k, more):
    def options(b_dec, rescale, aux=1.0):
        return {
            "apply_b_dec_to_input": b_dec,
            "k": k,
            "rescale_acts_by_decoder_norm": rescale,
            "aux_loss_coefficient": aux,
            **more,
        }

    yield case("nothing dead", architecture, options(True, True), seed=100)
    yield case("one dead, fewer than k_aux", architecture, options(False, True, 0.5), dead=FEW, seed=200)
    yield case("four dead, more than k_aux", architecture, options(True, False), dead=MANY, seed=300)
    yield case("four dead, decoder norms in the scores", architecture, options(False, True), dead=MANY, seed=400)
    yield case("fewer positive than k", architecture, options(False, False), dead=FEW, bias=-1.2, seed=500)


def cases():
    for b_dec in (True, False):
        options = {"apply_b_dec_to_input": b_dec}
        yield "standard", case(f"b_dec on input {b_dec}", "standard", options, {"l1": 0.7}, seed=50 * b_dec)
        yield "gated", case(f"b_dec on input {b_dec}", "gated", options, {"l1": 0.7}, seed=50 * b_dec)
        for mode, dead in (("step", None if b_dec else FEW), ("tanh", MANY if b_dec else None)):
            jump = {**options, "jumprelu_sparsity_loss_mode": mode, "jumprelu_bandwidth": 1.0}
            jump["pre_act_loss_coefficient"] = None if dead is None else 0.05
            name = f"{mode}, b_dec on input {b_dec}, {'no pre_act_loss' if dead is None else 'pre_act_loss'}"
            yield "jumprelu", case(name, "jumprelu", jump, {"l0": 0.3}, dead, seed=50 * b_dec)
    options = {"apply_b_dec_to_input": True}
    yield "standard", case_at_kinks("standard", options, {"l1": 0.7}, seed=600)
    yield "gated", case_at_kinks("gated", options, {"l1": 0.7}, seed=600)
    for mode in ("step", "tanh"):
        jump = {**options, "jumprelu_sparsity_loss_mode": mode, "jumprelu_bandwidth": 1.0}
        yield "jumprelu", case_at_kinks("jumprelu", jump, {"l0": 0.3}, seed=600)
    for architecture, k, more in (
        ("topk", 3, {}),
        ("batchtopk", 2.5, {"topk_threshold_lr": 0.05}),
        ("matryoshka_batchtopk", 2.5, {"topk_threshold_lr": 0.05, "matryoshka_widths": [2, 5, 10]}),
    ):
        for topk in topk_cases(architecture, k, more):
            yield architecture, topk
        # Few are positive, so that zeros are among the chosen.
        halves = {**options, "k": k, "rescale_acts_by_decoder_norm": False, **more}
        yield architecture, case_at_kinks(architecture, halves, bias=-1.5, seed=600)


def text(value, indent=0):
    """JSON with a line per key; numbers in Python's shortest form that reads back as the same float64."""
    if isinstance(value, dict) and value:
        pad = "\n" + " " * (indent + 1)
        rows = (f"{json.dumps(key)}: {text(item, indent + 1)}" for key, item in value.items())
        return "{" + pad + ("," + pad).join(rows) + "\n" + " " * indent + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[" + ", ".join(text(item, indent) for item in value) + "]"
    return json.dumps(value, separators=(",", ":"))


def write(path, value):
    path.write_text(text(value) + "\n")


def gradients():
    about = {"command": COMMAND, "versions": VERSIONS, "dtype": "float64 throughout", "keys": KEYS}
    written = {}
    for architecture, row in cases():
        written.setdefault(architecture, []).append(row)
    for architecture, rows in written.items():
        write(RESOURCES / f"saelens-{architecture}.json", {"about": about, "cases": rows})


METADATA = {
    "model_name": "tiny-stories-1L-21M",
    "hook_name": "blocks.0.hook_mlp_out",
    "hook_head_index": None,
    "dataset_path": "apollo-research/roneneldan-TinyStories-tokenizer-gpt2",
    "context_size": 512,
    "prepend_bos": True,
}


def float32(seed, architecture):
    return {name: value.float() for name, value in draw(seed, architecture)[0].items()}


def files():
    """save_inference_model of a training SAE of every architecture."""
    from sae_lens.registry import get_sae_training_class
    from sae_lens.saes.sae import SAEMetadata

    for seed, (folder, architecture, options) in enumerate(
        [
            ("standard", "standard", {"apply_b_dec_to_input": False}),
            ("topk", "topk", {"k": 3}),
            ("topk-unscaled", "topk", {"k": 3, "rescale_acts_by_decoder_norm": False}),
            ("batchtopk", "batchtopk", {"k": 2.5}),
            ("matryoshka_batchtopk", "matryoshka_batchtopk", {"k": 2.5, "matryoshka_widths": [2, 5, 10]}),
            ("jumprelu", "jumprelu", {"apply_b_dec_to_input": False}),
            ("gated", "gated", {}),
        ],
        start=900,
    ):
        sae_class, config_class = get_sae_training_class(architecture)
        sae = sae_class(config_class(d_in=D_IN, d_sae=D_SAE, metadata=SAEMetadata(**METADATA), **options))
        sae.load_state_dict(float32(seed, architecture), strict=False)
        if "batchtopk" in architecture:
            sae.topk_threshold.fill_(0.75)
        sae.save_inference_model(FILES / folder)


def old_files():
    """save_model of the inference SAE of an older version, in its own layout."""
    if "huggingface_hub.utils._errors" not in sys.modules:  # where sae-lens 3.5 looks for a class that has moved since
        import huggingface_hub.errors

        sys.modules["huggingface_hub.utils._errors"] = huggingface_hub.errors
    from sae_lens import SAE

    shared = METADATA | {
        "d_in": D_IN,
        "d_sae": D_SAE,
        "dtype": "float32",
        "device": "cpu",
        "hook_layer": 0,
        "activation_fn_str": "relu",
        "apply_b_dec_to_input": True,
        "finetuning_scaling_factor": False,
        "dataset_trust_remote_code": True,
        "normalize_activations": "none",
        "sae_lens_training_version": VERSION,
    }
    top = {"activation_fn_str": "topk", "activation_fn_kwargs": {"k": 3}, "apply_b_dec_to_input": False}
    per_version = {
        "3.5.0": {"standard": {}},
        "3.23.4": {"standard": top, "gated": {}},
        "5.11.0": {"topk": top, "jumprelu": {}},
    }
    for seed, (architecture, options) in enumerate(per_version[VERSION].items(), start=950):
        config = shared | options | ({} if VERSION == "3.5.0" else {"architecture": architecture})
        sae = SAE.from_dict(config)
        sae.load_state_dict(float32(seed, architecture))
        name = config["activation_fn_str"] if config["activation_fn_str"] != "relu" else architecture
        folder = FILES / f"sae-lens-{VERSION}-{name}"
        folder.mkdir(parents=True, exist_ok=True)
        sae.save_model(str(folder))


def shortest(tensor):
    """A float32 tensor as nested lists of the shortest decimals that read back as the same float32."""
    if tensor.ndim == 0:
        return float(str(tensor.numpy()))
    return [shortest(row) for row in tensor]


def expected():
    """What the newest version gives for each folder that any version wrote."""
    from sae_lens import SAE

    generator = torch.Generator().manual_seed(7)
    x = rounded(torch.randn(BATCH, D_IN, generator=generator, dtype=torch.float64)).float()
    about = {
        "command": COMMAND,
        "versions": VERSIONS,
        "dtype": "float32",
        "keys": {
            "x": "the batch, for every folder",
            "folders": "for each: what SAE.load_from_disk makes of it, its encode(x), and its decode(feature_acts); "
            "sae-lens-VERSION-* was written by that version itself, run beside the torch named here",
        },
    }
    folders = {}
    for folder in sorted(path.parent for path in FILES.glob("*/cfg.json")):
        sae = SAE.load_from_disk(folder)
        with torch.no_grad():
            feature_acts = sae.encode(x)
            sae_out = sae.decode(feature_acts)
        loaded = sae.cfg.to_dict()
        folders[folder.name] = {
            "class": type(sae).__name__,
            "loaded": {key: loaded[key] for key in sorted(loaded)},
            "feature_acts": shortest(feature_acts),
            "sae_out": shortest(sae_out),
        }
    write(FILES / "expected.json", {"about": about, "x": shortest(x), "folders": folders})


torch.manual_seed(0)
if VERSION.startswith("6."):
    gradients()
    files()
    expected()
else:
    old_files()
