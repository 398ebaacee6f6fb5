"""Loss curves and baselines as an SVG, without a library."""

import math
from html import escape

WIDTH, HEIGHT, EDGE, LEGEND = 760, 380, 50, 190
COLOURS = {"pretrain": "#4477aa", "sft": "#228833", "dpo": "#aa3377"}


def plot(result):
    """
    Training loss (thin, smoothed) and validation loss (dots) of the stages that predict tokens, one after another,
    between the baselines (dashed).
    """
    curves = {name: model["history"] for name, model in result["models"].items() if name != "dpo"}
    steps = max(1, sum(len(history) for history in curves.values()))
    values = [point["loss"] for history in curves.values() for point in history] or [1.0]
    values += [said[kind] for said in result["baselines"].values() for kind in ("unigram", "bigram")]
    values = [value for value in values if math.isfinite(value)]
    low, high = math.floor(min(values)), math.ceil(max(values)) or 1

    def x(step):
        return EDGE + (WIDTH - EDGE - LEGEND) * step / steps

    def y(loss):
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (loss - low) / max(high - low, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="11"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        text(EDGE, 20, "Loss in nats a target, by step"),
    ]
    for tick in range(low, high + 1):
        parts += [line(x(0), y(tick), x(steps), y(tick), "#dddddd"), text(x(0) - 8, y(tick) + 4, tick, "end")]
    first = 0
    for name, history in curves.items():
        colour, smooth, points = COLOURS[name], history[0]["loss"] if history else 0.0, []
        for point in history:
            smooth += 0.1 * (point["loss"] - smooth)
            points.append(f"{x(first + point['step']):.1f},{y(smooth):.1f}")
            if math.isfinite(point.get("validation", math.nan)):
                at = x(first + point["step"]), y(point["validation"])
                parts.append(f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3" fill="{colour}"/>')
        parts.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}"/>')
        parts.append(text((x(first) + x(first + len(history))) / 2, HEIGHT - EDGE + 18, name, "middle", colour))
        first += len(history)
    labels = []
    for where, said in result["baselines"].items():
        if where.endswith("/validation"):
            view = where.split("/")[0]
            colour = COLOURS["pretrain" if view == "pretrain" else "sft"]
            for kind in ("unigram", "bigram"):
                if math.isfinite(said[kind]):
                    parts.append(line(x(0), y(said[kind]), x(steps), y(said[kind]), colour, "4 3"))
                    labels.append((y(said[kind]), f"{kind} of {view}", colour))
    below = -math.inf
    for height, label, colour in sorted(labels):
        below = max(below + 13, height + 4)
        parts.append(text(x(steps) + 6, below, label, "start", colour))
    parts.append(text(x(steps) + 6, HEIGHT - 12, "line: training, dots: validation"))
    return "\n".join(parts) + "\n</svg>\n"


def line(x1, y1, x2, y2, colour, dashes="none"):
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-dasharray="{dashes}"/>'


def text(x, y, words, anchor="start", colour="#333333"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(str(words))}</text>'
