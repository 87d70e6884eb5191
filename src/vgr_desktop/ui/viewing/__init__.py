"""How the page is seen while one writes: its size, its width, and what is around it."""
