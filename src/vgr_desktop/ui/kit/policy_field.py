"""Fields that keep to what the organisation has set."""

from PySide6.QtWidgets import QLineEdit

from vgr_desktop.disk.policy import Policy, Subject

FIXED = "Vastgelegd door uw organisatie"
"""What is told of something that nobody can choose."""


def keep_to(policy: Policy, subject: Subject, field: QLineEdit) -> None:
    """Fill the field with what is fixed, and let nobody change that; or with what is proposed, when it is empty."""
    field.setText(policy.settled(subject, field.text() or None))
    if policy.is_fixed(subject):
        field.setReadOnly(True)
        field.setToolTip(FIXED)
        field.setAccessibleDescription(FIXED)
