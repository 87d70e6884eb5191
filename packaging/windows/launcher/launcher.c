/* Starts the Python beside it with the module MODULE. Given -P or -m it is that Python itself: so the program starts its
   own helpers, which it knows by sys.executable. */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

int Py_Main(int argc, wchar_t **argv);

static int start(int count, wchar_t **given)
{
    int is_python = count > 1 && (!wcscmp(given[1], L"-P") || !wcscmp(given[1], L"-m"));
    wchar_t **told = calloc(count + 3, sizeof *told);
    int length = 0;
    if (told == NULL)
        return 1;
    told[length++] = given[0];
    if (!is_python) {
        told[length++] = L"-m";
        told[length++] = MODULE;
    }
    for (int i = 1; i < count; i++)
        told[length++] = given[i];
    return Py_Main(length, told);
}

#ifdef IN_CONSOLE
int wmain(int count, wchar_t **given)
{
    return start(count, given);
}
#else
int WINAPI wWinMain(HINSTANCE own, HINSTANCE before, wchar_t *line, int show)
{
    (void)own, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#endif
