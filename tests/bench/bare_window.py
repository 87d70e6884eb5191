"""The smallest program with a tree and an editor, with which the program is compared."""

import sys

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit, QTreeView


def bare_window() -> tuple[QMainWindow, QTextEdit]:
    """A window as large as the program's, with a tree and an editor, and the editor."""
    window = QMainWindow()
    window.resize(1360, 860)
    tree, editor, split = QTreeView(), QTextEdit(), QSplitter()
    model = QStandardItemModel(tree)
    for number in range(1, 31):
        model.appendRow(QStandardItem(f"{number} Programma"))
    tree.setModel(model)
    editor.setPlainText("\n".join(["Zo ziet een alinea in een toelichting er ongeveer uit. " * 5] * 8))
    split.addWidget(tree)
    split.addWidget(editor)
    split.setSizes([470, 890])
    window.setCentralWidget(split)
    return window, editor


def main() -> int:
    """Show the window."""
    app = QApplication(sys.argv)
    window, _ = bare_window()
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
