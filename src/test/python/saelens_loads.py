"""Loads an SAE folder with SAELens and prints what it gives for rows of activations, as JSON.

    python src/test/python/saelens_loads.py FOLDER X.json > activations.json

X.json holds the rows, [[...], ...], each d_in wide; or a CSV as the paper's data/*/activations-mlp.csv, whose first
column is the word. Tested with Python 3.11, sae-lens 6.54.12 and torch 2.15.0:

    python src/test/python/saelens_loads.py site/data/storyworld-gender/saes/standard \\
        site/data/storyworld-gender/activations-mlp.csv
"""
import csv
import importlib.metadata
import json
import pathlib
import sys
import warnings

import torch
from sae_lens import SAE

warnings.filterwarnings("ignore")


def rows(path):
    if path.suffix == ".csv":
        with path.open(newline="") as file:
            return [[float(value) for value in row[1:]] for row in list(csv.reader(file))[1:]]
    return json.loads(path.read_text())


folder, x = pathlib.Path(sys.argv[1]), rows(pathlib.Path(sys.argv[2]))
sae = SAE.load_from_disk(folder)
with torch.no_grad():
    feature_acts = sae.encode(torch.tensor(x, dtype=sae.dtype))
    sae_out = sae.decode(feature_acts)
json.dump(
    {
        "versions": {name: importlib.metadata.version(name) for name in ("sae-lens", "torch")},
        "class": type(sae).__name__,
        "config": sae.cfg.to_dict(),
        "feature_acts": feature_acts.tolist(),
        "sae_out": sae_out.tolist(),
    },
    sys.stdout,
)
