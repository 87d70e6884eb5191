"""What an officer can ask for, written once for the window and the command line; without Qt."""
