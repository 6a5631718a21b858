; The installer for Windows: `ISCC.exe /DVersion=0.1.0 packaging\windows\randnotiz.iss` (Inno Setup 6) packs
; dist\randnotiz, as `python packaging\build.py bundle` leaves it, into dist\randnotiz-VERSION-setup.exe.
; It is not signed: Windows asks once whether to run it.

#ifndef Version
  #error Say which version: /DVersion=...
#endif

[Setup]
AppId={{5F0C2C4E-3B0F-4B56-9E61-7D8A3A6B1E42}
AppName=Randnotiz
AppVersion={#Version}
AppPublisher=The Randnotiz authors
DefaultDirName={autopf}\Randnotiz
DefaultGroupName=Randnotiz
DisableProgramGroupPage=yes
; For one person without being asked for a password, for everybody where somebody may.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=randnotiz-{#Version}-setup
SetupIconFile=..\..\build\bundle\stage\randnotiz.ico
UninstallDisplayIcon={app}\randnotiz-window.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes

[Languages]
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\dist\randnotiz\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\Randnotiz"; Filename: "{app}\randnotiz-window.exe"; AppUserModelID: "randnotiz"

; The program is offered under "Open with" and in the settings for default programs; no kind of file is taken over.
; The reader's library lies in %LOCALAPPDATA%\randnotiz, which neither the installer nor its removal touches.
[Registry]
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Randnotiz"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\shell\open\command"; ValueType: string; ValueData: """{app}\randnotiz-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Randnotiz.Article"; ValueType: string; ValueData: "Article"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Randnotiz.Article\DefaultIcon"; ValueType: string; ValueData: "{app}\randnotiz-window.exe,0"
Root: HKA; Subkey: "Software\Classes\Randnotiz.Article\shell\open\command"; ValueType: string; ValueData: """{app}\randnotiz-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Randnotiz"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Randnotiz\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "Randnotiz"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Randnotiz\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "Reader for news articles with a margin that thinks along"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "Randnotiz"; ValueData: "Software\Randnotiz\Capabilities"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.txt\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".txt"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".text"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.text\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".text"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".md"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".md"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".markdown"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.markdown\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".markdown"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".html"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.html\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".html"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".htm"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.htm\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".htm"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".xhtml"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.xhtml\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".xhtml"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".json"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.json\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".json"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".jsonld"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.jsonld\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".jsonld"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".pdf"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.pdf\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".pdf"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".docx"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.docx\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".docx"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".odt"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.odt\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".odt"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".rtf"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.rtf\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".rtf"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".epub"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.epub\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".epub"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".eml"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.eml\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".eml"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".mht"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.mht\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".mht"; ValueData: "Randnotiz.Article"
Root: HKA; Subkey: "Software\Classes\Applications\randnotiz-window.exe\SupportedTypes"; ValueType: string; ValueName: ".mhtml"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\.mhtml\OpenWithProgids"; ValueType: string; ValueName: "Randnotiz.Article"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Randnotiz\Capabilities\FileAssociations"; ValueType: string; ValueName: ".mhtml"; ValueData: "Randnotiz.Article"
