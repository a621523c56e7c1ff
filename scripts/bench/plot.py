"""A small plot in SVG: memory and start of a node by the number of products."""

import math

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 320, 64, 44, 28, 64
SERIES = [("memory_mb", "memory, MB", "#1c2541"), ("start_s", "start, s", "#b23a48")]


def lines(figures):
    """Both axes are logarithmic: what grows in proportion is a straight line."""
    across = scale([row["products"] for row in figures], LEFT, WIDTH - RIGHT)
    values = [max(row[key], 0.01) for key, _, _ in SERIES for row in figures]
    up = scale(values, HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
             ' font-size="12" role="img">',
             "<title>Memory and start of a node by the number of products</title>",
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for row in figures:
        x = across(row["products"])
        parts.append(f'<line x1="{x:.0f}" y1="{TOP}" x2="{x:.0f}" y2="{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.0f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{row["products"]:,}</text>')
    parts.append(f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">products</text>')
    for key, title, colour in SERIES:
        points = [(across(row["products"]), up(max(row[key], 0.01)), row[key]) for row in figures]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y, value in points:
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
            parts.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle" fill="{colour}">{value:g}</text>')
        parts.append(f'<text x="{points[-1][0] + 8:.1f}" y="{points[-1][1] + 16:.1f}" fill="{colour}"'
                     f' text-anchor="middle">{title}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def scale(values, begin, end):
    least, most = math.log(min(values)), math.log(max(values))
    return lambda value: begin + (end - begin) * (math.log(value) - least) / ((most - least) or 1)
