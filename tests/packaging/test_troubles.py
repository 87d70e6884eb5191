import pytest
from troubles import trouble

OFFLINE = """\
WARNING: Retrying after connection broken by 'NewConnectionError: [Errno -3] Temporary failure in name resolution'
ERROR: Could not find a version that satisfies the requirement editables==0.6 (from versions: none)
ERROR: No matching distribution found for editables==0.6
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "De schijf is vol"),
        ("OSError: [WinError 112] Onvoldoende schijfruimte", "De schijf is vol"),
        ("Error: [Errno 13] Permission denied: '/opt/vgr/.venv'", "kan niet worden geschreven"),
        ("[Errno 30] Read-only file system: '.venv'", "kan niet worden geschreven"),
        ("PermissionError: [WinError 5] Toegang geweigerd", "Sluit VGR Desktop als het nog open is"),
        (OFFLINE, "geen verbinding"),
        ("ProxyError('Cannot connect to proxy.')", "geen verbinding"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "certificaat"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "niet geïnstalleerd"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "een andere Python"),
        ("tool 1.0 requires part, which is not installed.", "passen niet bij elkaar"),
        ("tool 1.0 has requirement part<2, but you have part 2.1.", "passen niet bij elkaar"),
        ("Something else", "is niet gelukt"),
    ],
)
def test_what_pip_and_the_system_say_is_told_in_dutch_with_what_to_do(said: str, told: str) -> None:
    assert told in str(trouble(said))


def test_the_last_words_are_quoted_for_whoever_has_to_solve_it() -> None:
    assert str(trouble("one\ntwo\n\nthree\nfour\n")).endswith(":\n  two\n  three\n  four")
