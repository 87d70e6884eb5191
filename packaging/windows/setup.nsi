; The set-up for one user, who needs no rights of an administrator. Given: VERSION, PAYLOAD, INSTALLED (a list of the files,
; made by setup_exe.py), ICON, SIZE (in kB), OUT.
;   /S        installs or removes without a window; exit code 0 is done, 2 is refused: the program runs, or is newer
;   /D=PATH   installs there (the last option, without quotes)
Target amd64-unicode
Unicode true
!include MUI2.nsh
!include WordFunc.nsh
!include FileFunc.nsh

!define APP "VGR Desktop"
!define EXE "vgr-desktop.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\VGRDesktop"
!define PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\${EXE}"
!define CLASSES "Software\Classes"
!define KIND "VGRDesktop.Dossier"

Name "${APP}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\VGR Desktop"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave on
ManifestDPIAware true
BrandingText "${APP} ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1043 ProductName "${APP}"
VIAddVersionKey /LANG=1043 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1043 FileDescription "${APP} installeren"
VIAddVersionKey /LANG=1043 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1043 LegalCopyright "EUPL-1.2"

; A program that runs cannot be opened to write.
!macro RefuseWhileItRuns un
Function ${un}RefuseWhileItRuns
  again:
  IfFileExists "$INSTDIR\${EXE}" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\${EXE}" a
  IfErrors busy
  FileClose $0
  Goto free
  busy:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
    "VGR Desktop is nog open. Sluit het programma (alles is opgeslagen) en kies Opnieuw." \
    /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
  free:
FunctionEnd
!macroend
!insertmacro RefuseWhileItRuns ""
!insertmacro RefuseWhileItRuns "un."

Function RefuseWhenNewer
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  StrCmp $0 "" older
  ${VersionCompare} "$0" "${VERSION}" $1
  StrCmp $1 "1" 0 older
  MessageBox MB_OK|MB_ICONINFORMATION \
    "Op deze computer staat al een nieuwere versie ($0). Er is niets veranderd." /SD IDOK
  SetErrorLevel 2
  Quit
  older:
FunctionEnd

; The uninstaller of the version that is there knows which files are its own.
Function RemoveOlder
  IfFileExists "$INSTDIR\uninstall.exe" 0 none
  ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  Delete "$INSTDIR\uninstall.exe"
  none:
FunctionEnd

Section
  Call RefuseWhenNewer
  Call RefuseWhileItRuns
  Call RemoveOlder
  SetOutPath $INSTDIR
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}"

  WriteRegStr HKCU "${CLASSES}\.vgr" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.vgr\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "VGR-dossier"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" '"$INSTDIR\${EXE}",0'
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  WriteRegStr HKCU "${PATH_KEY}" "" "$INSTDIR\${EXE}"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

; Dossiers, backups and settings stay: they are the officer's.
Section Uninstall
  Call un.RefuseWhileItRuns
  !include "${INSTALLED}"
  Delete "$SMPROGRAMS\${APP}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.vgr" ""
  StrCmp $0 "${KIND}" 0 +2
    DeleteRegKey HKCU "${CLASSES}\.vgr"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${PATH_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ${un.RefreshShellIcons}
SectionEnd
