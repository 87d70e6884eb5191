"""What an officer asks for, once, for the window and the command line alike; without Qt."""
