"""The shapes of all marks: SVG paths on 24 by 24, which the browser gets as ``shapes.js``."""

from __future__ import annotations

# What a mark is: its outline, the strokes inside it, or only a line.
MARKS: dict[str, dict[str, str]] = {
    "call": {
        "outline": "M2 4H14L22 12L14 20H2Z",
    },
    "figure": {
        "outline": (
            "M12 1C18.1 1 23 5.9 23 12C23 18.1 18.1 23 12 23C5.9 23 1 18.1 1 12C1 5.9 5.9 1 12 1Z"
        ),
        "inside": "M9.8 6L8.6 18M15.4 6L14.2 18M6.4 9.8H18M6 14.4H17.6",
    },
    "named measure": {
        "outline": "M4 1H14.5L20.5 7V23H4Z",
        "inside": "M8 10.5H16.5M8 14.5H16.5M8 18.5H13.5",
    },
    "unnamed measure": {
        "outline": "M4 1H14.5L20.5 7V23H4Z",
        "inside": (
            "M9 10.4C9 8.2 10.3 7 12.2 7C14.2 7 15.6 8.2 15.6 10C15.6 12.4 12.3 12."
            "6 12.3 15.4M12.3 18.2V20.2"
        ),
    },
    "assertion": {
        "outline": (
            "M3 3H21C22 3 22.6 3.6 22.6 4.6V15.4C22.6 16.4 22 17 21 17H12.5L6.5 22."
            "6V17H3C2 17 1.4 16.4 1.4 15.4V4.6C1.4 3.6 2 3 3 3Z"
        ),
    },
    "acknowledged gap": {
        "line": (
            "M18.6 5.4C16.9 3.7 14.6 2.7 12 2.7C6.9 2.7 2.7 6.9 2.7 12C2.7 17.1 6.9"
            " 21.3 12 21.3C15.6 21.3 18.7 19.3 20.2 16.3"
        ),
    },
    "outcome": {
        "outline": "M4 4H20V20H4Z",
    },
    "none": {
        "line": "M1.5 6H22.5V18H1.5Z",
    },
    "tick": {
        "line": "M12 3V21",
    },
    "bar": {
        "line": "M3 12H21",
    },
    "square": {
        "outline": "M3 3H21V21H3Z",
    },
    "triangle": {
        "outline": "M12 1.5L23 22H1Z",
    },
    "house": {
        "outline": "M12 1.5L22 10V22H2V10Z",
    },
    "disc": {
        "outline": (
            "M12 2C17.5 2 22 6.5 22 12C22 17.5 17.5 22 12 22C6.5 22 2 17.5 2 12C2 6.5 6.5 2 12 2Z"
        ),
    },
    "diamond": {
        "outline": "M12 0.8L23.2 12L12 23.2L0.8 12Z",
    },
    "hexagon": {
        "outline": "M6.5 2.5H17.5L23 12L17.5 21.5H6.5L1 12Z",
    },
    "cross": {
        "outline": "M8 2H16V8H22V16H16V22H8V16H2V8H8Z",
    },
}
