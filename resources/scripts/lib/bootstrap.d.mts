interface LockFile {
  packages?: Record<string, { version?: string; integrity?: string; optional?: boolean }>;
}
export function isInstalled(wanted: LockFile | undefined, found: LockFile | undefined): boolean;
export function installFailure(output: string): string;
