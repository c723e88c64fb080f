"""What the operators of a content stream do, by the subject of the standard that defines them."""
