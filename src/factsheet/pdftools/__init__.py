"""Tools for finished PDFs of any maker: preflight looks at them, impose lays their pages on sheets."""
