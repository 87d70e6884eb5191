/* Stands in for the icuuc.dll of Windows 10, which Wine lacks: no converter can be opened. For trying only. */
#define EXPORTED __declspec(dllexport)

enum { FILE_ACCESS_ERROR = 4 };

EXPORTED void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error)
        *error = FILE_ACCESS_ERROR;
    return 0;
}

EXPORTED const char *ucnv_getName(void *converter, int *error)
{
    (void)converter;
    if (error)
        *error = FILE_ACCESS_ERROR;
    return 0;
}

#define DOES_NOTHING(name) EXPORTED void name(void) {}
#define GIVES_NOTHING(name) EXPORTED void *name(void) { return 0; }

DOES_NOTHING(ucnv_close)
DOES_NOTHING(ucnv_reset)
DOES_NOTHING(ucnv_setToUCallBack)
DOES_NOTHING(ucnv_setFromUCallBack)
DOES_NOTHING(ucnv_getToUCallBack)
DOES_NOTHING(ucnv_getFromUCallBack)
DOES_NOTHING(ucnv_cbToUWriteUChars)
DOES_NOTHING(ucnv_cbFromUWriteUChars)
DOES_NOTHING(ucnv_toUnicode)
DOES_NOTHING(ucnv_fromUnicode)
DOES_NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
DOES_NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
GIVES_NOTHING(ucnv_getMaxCharSize)
GIVES_NOTHING(ucnv_toUCountPending)
GIVES_NOTHING(ucnv_fromUCountPending)
GIVES_NOTHING(ucnv_getStandardName)
GIVES_NOTHING(ucnv_getAvailableName)
GIVES_NOTHING(ucnv_countAvailable)

int DllMainCRTStartup(void *own, unsigned why, void *reserved)
{
    (void)own, (void)why, (void)reserved;
    return 1;
}
