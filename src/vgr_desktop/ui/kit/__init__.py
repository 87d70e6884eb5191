"""Small tools for all packages of the window, which do not depend on the report on screen."""
