"""How sure: what a voice commits to, what the page takes over, and whether it is done, under way or planned."""
