"""One pass of k-sparse probes written anew: the reference of KSparseReferenceTest.

    python src/test/python/ksparse_reference.py

Python 3.11.7, NumPy 2.4.6, scikit-learn 1.9.1. The folds are those that seed 42 deals out, as test rows of four outer
folds, each with the test rows of its three inner folds. Everything else is made here: ranking by the mean difference in
each training fold, scaling to mean squared norm 1, LogisticRegression with C = 1/(n s) at six strengths, choices by the
smallest sum of held-out log losses (the stronger penalty, the smaller size of equals), information against the training
frequency, score and localisation.
"""
import numpy as np
from sklearn.linear_model import LogisticRegression

N, D = 40, 12
SIZES = [1, 2, 4, 8, D]
STRENGTHS = [np.inf] + list(10.0 ** np.linspace(1, -5, 5))
OUTER = [
    ([6, 8, 12, 19, 20, 22, 26, 30, 33, 38], [
        [2, 7, 10, 13, 14, 17, 21, 29, 32, 37],
        [1, 4, 5, 16, 18, 24, 25, 27, 35, 36],
        [0, 3, 9, 11, 15, 23, 28, 31, 34, 39],
    ]),
    ([1, 2, 11, 13, 14, 18, 24, 32, 35, 37], [
        [0, 3, 4, 8, 12, 21, 23, 27, 34, 38],
        [5, 6, 9, 10, 15, 17, 19, 26, 28, 36],
        [7, 16, 20, 22, 25, 29, 30, 31, 33, 39],
    ]),
    ([0, 3, 5, 16, 17, 23, 29, 31, 34, 39], [
        [1, 8, 9, 11, 13, 24, 25, 26, 32, 38],
        [4, 6, 7, 10, 12, 18, 21, 22, 35, 36],
        [2, 14, 15, 19, 20, 27, 28, 30, 33, 37],
    ]),
    ([4, 7, 9, 10, 15, 21, 25, 27, 28, 36], [
        [0, 12, 13, 16, 24, 26, 30, 35, 37, 38],
        [2, 3, 5, 6, 8, 14, 19, 23, 33, 39],
        [1, 11, 17, 18, 20, 22, 29, 31, 32, 34],
    ]),
]


def rows():
    y = np.array([(i * i * 37 + i * 11) % 97 < 45 for i in range(N)])
    i, j = np.arange(N)[:, None], np.arange(D)[None, :]
    h = (i * 7919 + j * 104729 + i * j * 31 + i * i * j * 17 + (i * i * i) % 1013 * j) % 1009
    signal = np.where(j == 0, 1.0, np.where((j >= 1) & (j <= 4), 0.75, 0.0))
    return (h - 504) / 256 + np.where(y, 1, -1)[:, None] * signal, y


X, Y = rows()


def bits(log_odds, y):
    return np.logaddexp(0, np.where(y, -log_odds, log_odds)) / np.log(2)


def losses(train, test, size, strengths):
    """Bits of each test row, one array a strength, by probes on the best neurons of the training rows."""
    x, y = X[train], Y[train]
    best = np.argsort(-np.abs(x[y].mean(0) - x[~y].mean(0)), kind="stable")[:size]
    mean = x[:, best].mean(0)
    scale = np.sqrt(((x[:, best] - mean) ** 2).sum(1).mean())
    z, held_out = (x[:, best] - mean) / scale, (X[test][:, best] - mean) / scale
    out = []
    for s in strengths:
        if np.isinf(s):
            log_odds = np.full(len(test), np.log(y.sum() / (~y).sum()))
        else:
            model = LogisticRegression(C=1 / (len(y) * s), solver="newton-cholesky", tol=1e-13, max_iter=1000)
            log_odds = model.fit(z, y).decision_function(held_out)
        out.append(bits(log_odds, Y[test]))
    return out


by_size, chosen, frequency, sizes = np.zeros((len(SIZES), N)), np.zeros(N), np.zeros(N), []
for test, inner in OUTER:
    train = np.setdiff1d(np.arange(N), test)
    inner_loss = np.array(
        [[sum(per.sum() for per in pers) for pers in zip(*[
            losses(np.setdiff1d(train, held_out), np.array(held_out), size, STRENGTHS) for held_out in inner])]
         for size in SIZES])
    best = inner_loss.argmin(1)
    winner = inner_loss.min(1).argmin()
    sizes.append(SIZES[winner] if best[winner] > 0 else 0)
    for k, size in enumerate(SIZES):
        by_size[k, test] = losses(train, np.array(test), size, [STRENGTHS[best[k]]])[0]
    chosen[test] = by_size[winner, test]
    frequency[test] = losses(train, np.array(test), 1, [np.inf])[0]

curve = (frequency - by_size).mean(1)
padded = np.r_[curve[:4], np.repeat(curve[4], 5)]
share = Y.mean()
entropy = -(share * np.log2(share) + (1 - share) * np.log2(1 - share))
information = (frequency - chosen).mean()
score = np.trapezoid(padded / entropy, np.arange(9)) / 8
print("I_1, I_2, I_4, I_8, all:", *map(repr, map(float, curve)))
print("chosen:", repr(float(information)), sizes)
print("H(Y):", repr(float(entropy)), "score:", repr(float(score)))
print("localisation:", repr(float(score * entropy / information)))
