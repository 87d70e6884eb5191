/* Stands in for the class Windows.UI.ViewManagement.UISettings, which Wine 8 lacks: fixed colours, no events. For trying
   only. */
#include <string.h>
#include <windows.h>

typedef struct {
    BYTE alpha, red, green, blue;
} Colour;
typedef struct {
    void **methods;
} Object;

static const GUID UNKNOWN = {0, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID INSPECTABLE = {0xaf86e2e0, 0xb12d, 0x4c6a, {0x9c, 0x5a, 0xd7, 0xaa, 0x65, 0x10, 0x1e, 0x90}};
static const GUID FACTORY = {0x35, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID SETTINGS = {0x85361600, 0x1c63, 0x4627, {0xbc, 0xb1, 0x3a, 0x89, 0xe0, 0xbc, 0x9c, 0x55}};
static const GUID COLOURS = {0x03021be4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xf7, 0xd0, 0x6d, 0x7b}};

static HRESULT query(Object *object, const GUID *wanted, void **found);
static HRESULT activate(Object *object, void **made);

static ULONG count(Object *object)
{
    (void)object;
    return 1;
}

static HRESULT absent(Object *object)
{
    (void)object;
    return E_NOTIMPL;
}

static HRESULT colour(Object *object, int which, Colour *found)
{
    static const Colour background = {255, 255, 255, 255}, foreground = {255, 0, 0, 0}, accent = {255, 0, 120, 215};
    (void)object;
    *found = which == 0 ? background : which == 1 ? foreground : accent;
    return S_OK;
}

static HRESULT hear(Object *object, void *handler, __int64 *token)
{
    (void)object, (void)handler;
    if (token)
        *token = 1;
    return S_OK;
}

static HRESULT forget(Object *object, __int64 token)
{
    (void)object, (void)token;
    return S_OK;
}

#define COMMON query, count, count, absent, absent, absent
static void *of_settings[] = {COMMON, absent, absent, absent, absent, absent, absent, absent, absent, absent, absent};
static void *of_colours[] = {COMMON, colour, hear, forget};
static void *of_factory[] = {COMMON, activate};
static Object settings = {of_settings}, colours = {of_colours}, factory = {of_factory};

static HRESULT activate(Object *object, void **made)
{
    (void)object;
    *made = &settings;
    return S_OK;
}

static int is(const GUID *wanted, const GUID *known)
{
    return !memcmp(wanted, known, sizeof *known);
}

static HRESULT query(Object *object, const GUID *wanted, void **found)
{
    int is_common = is(wanted, &UNKNOWN) || is(wanted, &INSPECTABLE);
    *found = 0;
    if (object == &factory) {
        if (is_common || is(wanted, &FACTORY))
            *found = &factory;
    } else if (is(wanted, &COLOURS)) {
        *found = &colours;
    } else if (is_common || is(wanted, &SETTINGS)) {
        *found = &settings;
    }
    return *found ? S_OK : E_NOINTERFACE;
}

__declspec(dllexport) HRESULT DllGetActivationFactory(void *name, void **found)
{
    (void)name;
    *found = &factory;
    return S_OK;
}

__declspec(dllexport) HRESULT DllCanUnloadNow(void)
{
    return S_FALSE;
}
