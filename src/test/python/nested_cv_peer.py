"""Times scikit-learn on the fits of one outer fold that the bench nested-cv wrote to target/nested-cv.

    mvn -q -B -Pbench test-compile -Dbench=nested-cv && python src/test/python/nested_cv_peer.py

Python 3.11, NumPy 2.4, scikit-learn 1.9.1. The scaler is the same as ours: centred on the outer training fold, one
scale. LogisticRegression with C = 1/(n s); each solver at the loosest of the tried tolerances at which every objective
lies within 1e-6 of ours, relatively. newton-cholesky is left out: its Hessian of 16,384 features has 2 GiB. liblinear is
left out: it penalises the intercept, so its optimum is another one.
"""
import json
import pathlib
import sys
import time
import warnings

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
    fold = part["fold"]
    train = np.array(fold["train"])
    start, cpu, fits = time.perf_counter(), time.process_time(), []
    rows = scaled(x, train)
    for subset in fold["inner"] + [fold["train"]]:
        inner = np.array(subset)
        xi, yi = np.ascontiguousarray(rows[inner]), y[inner]
        model = LogisticRegression(solver=solver, tol=tolerance, max_iter=10_000, warm_start=True)
        for s in fold["strengths"]:
            model.set_params(C=1 / (len(inner) * s))
            model.fit(xi, yi)
            fits.append((xi, yi, s, model.coef_.copy(), model.intercept_.copy()))
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    worst, ours = 0, np.array(fold["objectives"]).ravel()
    for (xi, yi, s, w, b), theirs in zip(fits, ours):
        model.coef_, model.intercept_ = w, b
        worst = max(worst, (objective(model, xi, yi, s) - theirs) / theirs)
    return seconds, cpu, worst


print("scikit-learn", sklearn.__version__, "NumPy", np.__version__)
for name in ("dense", "sparse"):
    part = json.loads((FOLDER / f"{name}.json").read_text())
    y = np.array(part["first"])
    x = np.fromfile(FOLDER / f"{name}.f32", dtype="<f4").reshape(len(y), -1).astype(float)
    for solver, tolerances in {"lbfgs": (1e-4, 1e-5, 1e-6, 1e-7), "newton-cg": (1e-3, 1e-4, 1e-5, 1e-6)}.items():
        for tolerance in tolerances:
            seconds, cpu, worst = fit_all(x, y, part, solver, tolerance)
            same = worst <= 1e-6
            if same:
                break
        print(
            f"{name}, {solver}, tol {tolerance}: {seconds:.1f} s ({cpu:.1f} s of CPU), worst objective {worst:+.1e} from "
            f"ours{'' if same else ' (not the same optimum)'}; ours {part['seconds']:.2f} s ({part['cpuSeconds']:.2f} s "
            f"of CPU): {seconds / part['seconds']:.0f} times by the clock, {cpu / part['cpuSeconds']:.0f} times by CPU"
        )
