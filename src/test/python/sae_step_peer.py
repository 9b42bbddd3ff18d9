"""Times one full training step of SAELens per architecture, the peer of the bench of our own step.

    python src/test/python/sae_step_peer.py [ROUNDS]

Batch 2048, d_in 256, d_sae 8192, float32 on the CPU with two threads, about 32 and about 64 active latents, PyTorch's
default settings. The step is what SAELens does to a batch that lies in memory: training_forward_pass, backward,
clip_grad_norm_(1.0), Adam's step, zero_grad; SAETrainer.step, in the second column, adds its counts of firing latents
and its schedulers. The encoder's matrix product alone stands beside them. Each round times every architecture in turn,
the median of 11 steps after 3; the table shows the fastest round (3 by default), since other work on the machine can
only slow a step down. No latent is dead, so there is no auxiliary loss for dead latents. Python 3.11, sae-lens 6.54.12,
torch 2.15.0.
"""
import importlib.metadata
import os
import pathlib
import platform
import statistics
import sys
import time
import warnings

import torch
from sae_lens.config import SAETrainerConfig
from sae_lens.registry import get_sae_training_class
from sae_lens.saes.sae import TrainStepInput
from sae_lens.training.sae_trainer import SAETrainer

warnings.filterwarnings("ignore")
BATCH, D_IN, D_SAE = 2048, 256, 8192
WARM_UP, STEPS, LEARNING_RATE = 3, 11, 5e-5
CASES = [
    ("standard", {"l1_coefficient": 1.0}),
    ("topk", {}),
    # With the decoder norms in the scores, the backward pass of sparse activations fails on the CPU.
    ("topk", {"use_sparse_activations": True, "rescale_acts_by_decoder_norm": False}),
    ("batchtopk", {}),
    ("jumprelu", {"l0_coefficient": 0.1}),
    ("gated", {"l1_coefficient": 1.0}),
]


def training_sae(architecture, options, active, x):
    """SAELens' own initialisation, with the bias or threshold at which `active` latents fire on x."""
    sae_class, config_class = get_sae_training_class(architecture)
    options = options | ({"k": active} if "topk" in architecture else {})
    torch.manual_seed(0)
    sae = sae_class(config_class(d_in=D_IN, d_sae=D_SAE, **options))
    if "topk" in architecture:
        return sae
    with torch.no_grad():
        pre = (x @ sae.W_enc).flatten()
        bound = pre.topk(active * len(x)).values.min()
        if architecture == "jumprelu":
            sae.threshold.fill_(bound)
        else:
            getattr(sae, "b_gate" if architecture == "gated" else "b_enc").fill_(-bound)
    return sae


def trainer_of(sae):
    config = SAETrainerConfig(
        total_training_samples=10**9, train_batch_size_samples=BATCH, lr=LEARNING_RATE, lr_end=LEARNING_RATE
    )
    return SAETrainer(cfg=config, sae=sae, data_provider=iter(()))


def bare_step(sae):
    optimizer = torch.optim.Adam(sae.parameters(), lr=LEARNING_RATE)
    nothing_dead = torch.zeros(D_SAE, dtype=torch.bool)
    coefficients = {name: value.value for name, value in sae.get_coefficients().items()}

    def step(x):
        output = sae.training_forward_pass(
            TrainStepInput(
                sae_in=x,
                coefficients=coefficients,
                dead_neuron_mask=nothing_dead,
                n_training_steps=0,
                is_logging_step=False,
            )
        )
        output.loss.backward()
        torch.nn.utils.clip_grad_norm_(sae.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        return output

    return step


def milliseconds(run, batches):
    times = []
    for i in range(WARM_UP + STEPS):
        start = time.perf_counter()
        output = run(batches[i % len(batches)])
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[WARM_UP:]), output


def measure(architecture, options, active, batches):
    sae = training_sae(architecture, options, active, batches[0])
    bare, output = milliseconds(bare_step(sae), batches)
    acts = output.feature_acts.to_dense() if output.feature_acts.is_sparse else output.feature_acts
    l0 = (acts > 0).sum().item() / BATCH
    full, _ = milliseconds(trainer_of(training_sae(architecture, options, active, batches[0])).step, batches)
    return bare, full, l0


def cpu():
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines() if sys.platform == "linux" else []
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.processor())


torch.set_num_threads(2)
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("sae-lens", "torch"))
machine = f"{cpu()}, {os.cpu_count()} cores, {torch.get_num_threads()} threads"
print(f"{versions}, Python {platform.python_version()}, {machine}", flush=True)
generator = torch.Generator().manual_seed(1)
batches = [torch.randn(BATCH, D_IN, generator=generator) for _ in range(4)]
encoder = torch.randn(D_IN, D_SAE, generator=generator)
best, product = {}, float("inf")
for round in range(rounds):
    load = os.getloadavg()[0]
    product = min(product, milliseconds(lambda x: x @ encoder, batches)[0])
    for architecture, options in CASES:
        for active in (32, 64):
            name = architecture + (", sparse activations" if options.get("use_sparse_activations") else "")
            bare, full, l0 = measure(architecture, options, active, batches)
            before = best.get((name, active), (float("inf"), float("inf"), 0))
            best[name, active] = (min(bare, before[0]), min(full, before[1]), l0)
    print(f"round {round + 1} of {rounds}: load {load:.2f} at its start, encoder product {product:.1f} ms", flush=True)
print(f"\n{'architecture':28} {'L0':>6} {'step, ms':>9} {'SAETrainer.step, ms':>20} {'step / product':>15}")
print(f"{'encoder product alone':28} {'':6} {product:9.1f}")
for (name, active), (bare, full, l0) in best.items():
    print(f"{name:28} {l0:6.1f} {bare:9.1f} {full:20.1f} {bare / product:15.2f}")
