; Offers Langganan under "Open with" for spreadsheets and never becomes the program that opens them by itself.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Langganan.Spreadsheet" "" "Langganan"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Langganan.Spreadsheet\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Langganan.Spreadsheet\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.csv\OpenWithProgids" "Langganan.Spreadsheet" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.xlsx\OpenWithProgids" "Langganan.Spreadsheet" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.csv\OpenWithProgids" "Langganan.Spreadsheet"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.xlsx\OpenWithProgids" "Langganan.Spreadsheet"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Langganan.Spreadsheet"
!macroend
