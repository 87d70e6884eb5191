"""The look of the program: its colours and how they are applied. `docs/design.md` has the rules."""

from vgr_desktop.ui.kit.theme.dressing import Choice, Follower, chosen_colours, dress, mark, options
from vgr_desktop.ui.kit.theme.tones import Tones, tones

__all__ = ["Choice", "Follower", "Tones", "chosen_colours", "dress", "mark", "options", "tones"]
