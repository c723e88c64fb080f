"""Copy becomes lines of glyphs: direction, scripts, shaping, line breaks, runs in visual order."""
