"""Pictures as outlines: drawings read or made, icons, QR codes; and photographs made safe to place."""
