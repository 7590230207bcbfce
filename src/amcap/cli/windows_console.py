"""Consoles of Windows, which show escape codes as letters until they are told what those are."""

from typing import Any

_STANDARD_OUTPUT = -11
_ENABLE_VIRTUAL_TERMINAL_PROCESSING = 4


def enable_escape_codes(kernel: Any = None) -> bool:
    """Have the console of standard output obey escape codes; False where it cannot, as before Windows 10."""
    import ctypes

    kernel = kernel or vars(ctypes)["windll"].kernel32
    handle, mode = kernel.GetStdHandle(_STANDARD_OUTPUT), ctypes.c_ulong()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | _ENABLE_VIRTUAL_TERMINAL_PROCESSING))
