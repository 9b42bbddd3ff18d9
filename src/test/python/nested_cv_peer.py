"""Times scikit-learn on the fits of one repeat (five outer folds) that the bench nested-cv wrote to target/nested-cv.

    mvn -q -B -Pbench test-compile -Dbench=nested-cv && python src/test/python/nested_cv_peer.py

Python 3.11, NumPy 2.4, scikit-learn 1.9.1. The scaler is the same as ours: centred on the outer training fold, one
scale. LogisticRegression with C = 1/(n s); each solver at the loosest of the tried tolerances at which every objective
lies within 1e-6 of ours, relatively. newton-cholesky is left out: its Hessian of 16,384 features has 2 GiB. liblinear is
left out: it penalises the intercept, so its optimum is another one. One thread, as ours.
"""
import json
import os
import pathlib
import sys
import time
import warnings

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # before NumPy is loaded

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/nested-cv")


def scaled(x, train):
    mean = x[train].mean(axis=0)
    centred = x - mean
    return centred / np.sqrt((centred[train] ** 2).sum() / len(train))


def objective(model, x, y, s):
    w, b = model.coef_[0], model.intercept_[0]
    margin = np.where(y, 1, -1) * (x @ w + b)
    return np.logaddexp(0, -margin).mean() + s / 2 * (w @ w)


def fit_all(x, y, part, solver, tolerance):
    """Seconds and CPU seconds of all fits, and their worst relative distance from our objectives."""
    start, cpu, fits = time.perf_counter(), time.process_time(), []
    for fold in part["folds"]:
        rows = scaled(x, np.array(fold["train"]))
        for subset, objectives in zip(fold["inner"] + [fold["train"]], fold["objectives"]):
            inner = np.array(subset)
            xi, yi = np.ascontiguousarray(rows[inner]), y[inner]
            model = LogisticRegression(solver=solver, tol=tolerance, max_iter=10_000, warm_start=True)
            # The refit goes down the path to the chosen strength; infinity, at index 0, needs no fit.
            last = fold["chosen"] if subset is fold["train"] else len(fold["strengths"])
            for s, ours in zip(fold["strengths"][:last], objectives):
                model.set_params(C=1 / (len(inner) * s))
                model.fit(xi, yi)
                fits.append((fold["train"], inner, s, model.coef_.copy(), model.intercept_.copy(), ours))
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    worst, seen, rows = 0, None, None
    for train, inner, s, w, b, ours in fits:
        if train is not seen:
            seen, rows = train, scaled(x, np.array(train))
        model.coef_, model.intercept_ = w, b
        worst = max(worst, (objective(model, rows[inner], y[inner], s) - ours) / ours)
    return seconds, cpu, worst


print("scikit-learn", sklearn.__version__, "NumPy", np.__version__)
for name in ("dense", "sparse"):
    part = json.loads((FOLDER / f"{name}.json").read_text())
    y = np.array(part["first"])
    x = np.fromfile(FOLDER / f"{name}.f32", dtype="<f4").reshape(len(y), -1).astype(float)
    for solver, tolerances in {"newton-cg": (1e-4, 1e-5, 1e-6), "lbfgs": (1e-6, 1e-7)}.items():
        for tolerance in tolerances:
            seconds, cpu, worst = fit_all(x, y, part, solver, tolerance)
            same = worst <= 1e-6
            if same:
                break
        print(
            f"{name}, {solver}, tol {tolerance}: {seconds:.1f} s ({cpu:.1f} s of CPU), worst objective {worst:+.1e} from "
            f"ours{'' if same else ' (not the same optimum)'}; ours {part['seconds']:.2f} s ({part['cpuSeconds']:.2f} s "
            f"of CPU): {seconds / part['seconds']:.0f} times by the clock, {cpu / part['cpuSeconds']:.0f} times by CPU",
            flush=True,
        )
