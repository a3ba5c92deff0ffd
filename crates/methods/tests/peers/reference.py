"""The same figures by SciPy, statsmodels and plain Python: reads [[name, arguments], ...], writes [[value, ...], ...]."""

import json
import math
import sys
import warnings

import numpy as np
import statsmodels.api as sm
from scipy import optimize, special, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson
from statsmodels.tsa.seasonal import seasonal_decompose

ALPHA = {"p95": 0.05, "p998": 0.002}


def byar(x, z):
    y = x + 1
    return (
        x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3,
        y * (1 - 1 / (9 * y) + z / (3 * math.sqrt(y))) ** 3,
    )


def gamma(a, x):
    return special.gammainc(a, x), special.gammaincc(a, x)


def gamma_quantile(a, tail):
    return stats.chi2.ppf(tail, 2 * a) / 2, stats.chi2.isf(tail, 2 * a) / 2


def normal(z, p):
    return stats.norm.sf(z), special.ndtri(p)


def student(t, freedom):
    return (stats.t.sf(t, freedom),)


def poisson(k, m):
    return stats.poisson.cdf(k, m), special.gammainc(k, m) if k else 1.0


def negative_binomial(k, mean, variance):
    size, p = mean**2 / (variance - mean), mean / variance
    return stats.nbinom.cdf(k, size, p), stats.nbinom.sf(k - 1, size, p)


def count(x):
    found = []
    for alpha in ALPHA.values():
        if x < 10:
            found += confint_poisson(x, 1, method="exact-c", alpha=alpha)
        else:
            found += byar(x, stats.norm.isf(alpha / 2))
    return found


def exact(x):
    return [end for alpha in ALPHA.values() for end in confint_poisson(x, 1, method="exact-c", alpha=alpha)]


def wilson(x, n):
    return [end for alpha in ALPHA.values() for end in proportion_confint(x, n, alpha=alpha, method="wilson")]


def direct(x, n, w):
    x, n, w = np.array(x, float), np.array(n), np.array(w)
    value, total = np.sum(w * x / n) / np.sum(w), np.sum(x)
    spread = math.sqrt(np.sum(x * (w / n) ** 2) / np.sum(w) ** 2 / total)
    ends = [end for alpha in ALPHA.values() for end in byar(total, stats.norm.isf(alpha / 2))]
    return [value] + [value + spread * (end - total) for end in ends]


def funnel(expected):
    found = []
    for alpha in ALPHA.values():
        tail, far = alpha / 2, expected * 4 + 60
        low = lambda x: special.gammaincc(x + 1, expected) - tail
        high = lambda x: special.gammainc(x, expected) - tail
        found.append(optimize.brentq(low, 0, far, xtol=1e-13, rtol=1e-14) if low(0) < 0 else 0.0)
        found.append(optimize.brentq(high, 1e-12, far, xtol=1e-13, rtol=1e-14))
    return found


def correction(chances):
    by = [multipletests(chances, method=method)[1] for method in ("fdr_bh", "fdr_by")]
    return np.concatenate(by)


def season(points, model):
    found = seasonal_decompose(np.array(points), model=model, period=12)
    return np.concatenate([found.seasonal[:12], found.trend])


def deciles(values, q):
    ranks = stats.rankdata(values, method="min")
    n = len(values)
    return [max(1, math.floor((q + 1) - math.ceil((n + 1 - rank) / (n / q)))) for rank in ranks]


def expectation(counts, first, count_newest):
    """Poisson regression on month of the year and trend, and the level of the last twelve months by the same season."""
    y = np.array(counts, float)
    n = len(y)
    months = (first + np.arange(n + 1)) % 12
    design = np.zeros((n + 1, 13))
    design[np.arange(n + 1), months] = 1
    design[:, 12] = np.arange(n + 1) - n / 2
    fit = sm.GLM(y, design[:n], family=sm.families.Poisson()).fit(tol=1e-14, maxiter=200)
    factors = np.exp(fit.params[:12])
    level = y[-12:].sum() / factors[months[n - 12 : n]].sum() * factors[months[n]]
    return [fit.predict(design[n:])[0], level, max(1.0, fit.pearson_chi2 / (n - 13))]


def xmr(points, screen):
    """Mean, limits and flags as the R package's functions have them, written naively."""
    y = np.array(points, float)
    n = len(y)
    mean = y.mean()
    ranges = np.abs(np.diff(y))
    amr = ranges.mean()
    if screen:
        amr = ranges[ranges < 3.267 * amr].mean() if (ranges < 3.267 * amr).any() else 0.0
    lower, upper = mean - 2.66 * amr, mean + 2.66 * amr
    near_lower, near_upper = mean - 2.66 * 2 / 3 * amr, mean + 2.66 * 2 / 3 * amr
    outside = (y > upper) | (y < lower)
    close = ~outside & ((y < near_lower) | (y > near_upper))
    side, steps = np.sign(y - mean), np.sign(np.diff(y))
    flags = np.zeros(n, int)
    for i in range(n - 6):
        if abs(side[i : i + 7].sum()) == 7:
            flags[i : i + 7] = 4
    for i in range(n - 2):
        if close[i : i + 3].sum() >= 2 and abs(side[i : i + 3].sum()) == 3:
            flags[i : i + 3][close[i : i + 3]] = 3
    for i in range(n - 6):
        if abs(steps[i : i + 6].sum()) == 6:
            window = flags[i : i + 7]
            window[:] = 2
    flags[outside] = 1
    return [mean, lower, upper, near_lower, near_upper] + flags.tolist()


def plain(value):
    value = float(value)
    return None if math.isnan(value) else value


warnings.simplefilter("ignore")
asked = json.load(sys.stdin)
json.dump([[plain(value) for value in globals()[name](*arguments)] for name, arguments in asked], sys.stdout)
