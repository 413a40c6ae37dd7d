import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OfficeProgram } from './programs.ts';

/** A program with its arguments; it is started as it is, never through a shell. */
export interface Command {
  program: string;
  args: string[];
}

/** The places of one conversion, all in a folder of its own. */
export interface Places {
  /** Kept from one conversion to the next: making it anew takes LibreOffice seconds. */
  profile: string;
  source: string;
  /** `source` with the ending .pdf, in a folder of its own. */
  target: string;
}

/**
 * How a program is asked for a PDF. It works in places of its own, shows nothing, and asks nobody.
 */
export async function commandFor(program: OfficeProgram, places: Places): Promise<Command> {
  if (program.kind === 'word') return wordCommand(places);
  await mkdir(path.join(places.profile, 'user'), { recursive: true });
  await writeFile(path.join(places.profile, 'user', 'registrymodifications.xcu'), cautious, { flag: 'wx' }).catch(
    (error: unknown) => {
      // As LibreOffice left it the last time.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    },
  );
  return {
    program: program.path,
    args: [
      `-env:UserInstallation=${pathToFileURL(places.profile).href}`,
      '--headless',
      '--norestore',
      '--nologo',
      '--nodefault',
      '--nolockcheck',
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      path.dirname(places.target),
      places.source,
    ],
  };
}

const setting = (node: string, name: string, value: string) =>
  `<item oor:path="/org.openoffice.Office.${node}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** Settings of LibreOffice for files from outside: nothing runs, nothing is loaded from elsewhere. */
const cautious = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  setting('Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  setting('Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  setting('Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  setting('Writer/Content/Update', 'Link', '2'),
].join('\n')}
</oor:items>
`;

/** Word has no command for it: a script of its own asks it through automation (Word 2010 and later). */
async function wordCommand({ source, target }: Places): Promise<Command> {
  const folder = path.win32.dirname(target);
  const script = path.join(folder, 'export.ps1');
  await writeFile(script, wordScript);
  const root = process.env['SystemRoot'] ?? 'C:\\Windows';
  return {
    program: `${root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
    args: ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script, source, target],
  };
}

/**
 * Macros are off (3: msoAutomationSecurityForceDisable), the file is opened only to be read and is not remembered, 17 is
 * PDF. It leaves the number of the Word that it started, which outlives the script when that is killed.
 */
const wordScript = `param([string]$source, [string]$target)
$ErrorActionPreference = 'Stop'
$before = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
try {
  Get-Process WINWORD | Where-Object { $before -notcontains $_.Id } | ForEach-Object { $_.Id } | Set-Content "$target.pid"
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $document = $word.Documents.Open($source, $false, $true, $false)
  $document.ExportAsFixedFormat($target, 17)
  $document.Close(0)
} finally {
  $word.Quit(0)
}
`;
