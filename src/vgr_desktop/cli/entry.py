"""The entry of the command line: whatever happens, the result is a plain sentence and an exit code."""

from collections.abc import Sequence

from vgr_desktop.cli import console
from vgr_desktop.cli.arguments import make_parser
from vgr_desktop.core.model.problems import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in the arguments, by default those of the process. Return the exit code."""
    console.prepare()
    try:
        code = _run(arguments)
        console.finish()
    except BrokenPipeError:  # as in: vgr outline Dossier.vgr | head
        console.hang_up()
        return 1
    except KeyboardInterrupt:
        console.tell("Afgebroken.")
        return 1
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = make_parser().parse_args(arguments)
    except SystemExit as leaving:  # argparse has shown its help or said what is wrong
        return leaving.code if isinstance(leaving.code, int) else 0
    try:
        code: int = options.run(options)
    except console.Misuse as misuse:
        console.tell(str(misuse))
        return 2
    except Problem as problem:
        console.tell(str(problem))
        return 1
    except BrokenPipeError:
        raise
    except Exception as error:
        if options.debug:
            raise
        console.tell(
            f"Er ging iets mis in het programma zelf ({type(error).__name__}: {error}). "
            "Voer de opdracht uit met --debug erachter en meld wat u dan ziet."
        )
        return 1
    return code
