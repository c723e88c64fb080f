"""What a factsheet says, before anything is known of how it will look."""
