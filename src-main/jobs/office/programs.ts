import { access, constants, readdir } from 'node:fs/promises';
import path from 'node:path';

/** A program that makes a PDF of a Word file. */
export interface OfficeProgram {
  kind: 'libreoffice' | 'word';
  path: string;
}

/** What of the system is looked at; a test hands in another one. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  exists: (file: string) => Promise<boolean>;
  /** Names in a folder; none where it is not there. */
  list: (folder: string) => Promise<string[]>;
}

export const thisSystem: Surroundings = {
  platform: process.platform,
  env: process.env,
  exists: (file) =>
    access(file, constants.X_OK).then(
      () => true,
      () => false,
    ),
  list: (folder) => readdir(folder).catch(() => []),
};

/** The first program that is there; LibreOffice before Word, because it can be kept apart from what the person does. */
export async function findOffice(system: Surroundings = thisSystem): Promise<OfficeProgram | null> {
  for (const candidate of await candidatesOn(system)) if (await system.exists(candidate.path)) return candidate;
  return null;
}

/** Where the installers of LibreOffice and of Word put them. */
async function candidatesOn(system: Surroundings): Promise<OfficeProgram[]> {
  const { platform, env } = system;
  const libre = (file: string): OfficeProgram => ({ kind: 'libreoffice', path: file });
  if (platform === 'win32') {
    const roots = [
      env['ProgramFiles'],
      env['ProgramFiles(x86)'],
      env['LOCALAPPDATA'] && `${env['LOCALAPPDATA']}\\Programs`,
    ];
    const known = roots.filter((root) => root !== undefined && root !== '') as string[];
    return [
      // The one with the console waits for its end.
      ...known.flatMap((root) =>
        ['soffice.com', 'soffice.exe'].map((name) => libre(`${root}\\LibreOffice\\program\\${name}`)),
      ),
      ...known.flatMap((root) =>
        ['root\\Office16', 'Office16', 'root\\Office15', 'Office15', 'Office14'].map((folder): OfficeProgram => ({
          kind: 'word',
          path: `${root}\\Microsoft Office\\${folder}\\WINWORD.EXE`,
        })),
      ),
    ];
  }
  if (platform === 'darwin') {
    const app = 'Applications/LibreOffice.app/Contents/MacOS/soffice';
    return [`/${app}`, ...(env['HOME'] ? [path.posix.join(env['HOME'], app)] : [])].map(libre);
  }
  const onPath = (env['PATH'] ?? '')
    .split(':')
    // A relative folder would mean another program wherever the app was started.
    .filter((folder) => folder.startsWith('/'))
    .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => path.posix.join(folder, name)));
  const inOpt = (await system.list('/opt'))
    .filter((name) => /^libreoffice[\d.]*$/i.test(name))
    .sort()
    .reverse()
    .map((name) => `/opt/${name}/program/soffice`);
  return [
    ...onPath,
    '/usr/bin/soffice',
    '/usr/local/bin/soffice',
    '/usr/lib/libreoffice/program/soffice',
    '/usr/lib64/libreoffice/program/soffice',
    ...inOpt,
    '/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice',
  ].map(libre);
}
