"""Template tags, the crispy template pack's layout, SVG geometry. A leaf: no models."""
