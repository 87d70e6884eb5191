/* Stands in for the bcryptprimitives.dll of Windows 10, which Wine lacks and modules in Rust ask for chance. For trying
   only. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
