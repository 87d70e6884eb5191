/* Stands in for mscms.dll: that of Wine ends the program when Qt asks for a colour profile. For trying only. */
#define EXPORTED __declspec(dllexport)
#define GIVES_NOTHING(name) EXPORTED void *name(void) { return 0; }

GIVES_NOTHING(WcsOpenColorProfileA)
GIVES_NOTHING(WcsOpenColorProfileW)
GIVES_NOTHING(WcsCreateIccProfile)
GIVES_NOTHING(WcsGetDefaultColorProfile)
GIVES_NOTHING(WcsGetDefaultColorProfileSize)
GIVES_NOTHING(WcsGetUsePerUserProfiles)
GIVES_NOTHING(OpenColorProfileA)
GIVES_NOTHING(OpenColorProfileW)
GIVES_NOTHING(CloseColorProfile)
GIVES_NOTHING(GetColorDirectoryA)
GIVES_NOTHING(GetColorDirectoryW)
GIVES_NOTHING(GetStandardColorSpaceProfileW)

EXPORTED int GetColorProfileFromHandle(void *profile, void *buffer, unsigned *size)
{
    (void)profile, (void)buffer;
    if (size)
        *size = 0;
    return 0;
}

EXPORTED int ColorProfileGetDisplayDefault(void)
{
    return (int)0x80004005; /* E_FAIL */
}

int DllMainCRTStartup(void *own, unsigned why, void *reserved)
{
    (void)own, (void)why, (void)reserved;
    return 1;
}
