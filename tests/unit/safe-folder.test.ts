import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepareDataFolder, tryScratchDatabase, unsafeReason } from '../../src-main/database/safe-folder.ts';
import { scratchFolder } from '../support/store.ts';

const look = (over: Partial<Parameters<typeof unsafeReason>[1]> = {}) => ({
  exists: () => false,
  mounts: '',
  platform: 'linux' as NodeJS.Platform,
  ...over,
});
const windows = look({ platform: 'win32' });

describe('a folder for the live database', () => {
  it.each([
    ['C:\\Users\\Rina\\OneDrive\\Langganan', windows],
    ['C:\\Users\\Rina\\OneDrive - Toko Maju Jaya\\Data', windows],
    ['D:\\Dropbox\\toko', windows],
    ['D:\\Dropbox (Personal)\\toko', windows],
    ['G:\\My Drive\\toko', windows],
    ['/Users/rina/Library/Mobile Documents/com~apple~CloudDocs/toko', look({ platform: 'darwin' })],
    ['/Users/rina/Library/CloudStorage/GoogleDrive-rina@example.com/toko', look({ platform: 'darwin' })],
    ['/Users/rina/Library/CloudStorage/OneDrive-Personal/toko', look({ platform: 'darwin' })],
    ['/home/rina/Google Drive/toko', look()],
    ['/home/rina/iCloudDrive/toko', look()],
  ])('is refused where %s is synchronised', (folder, given) => {
    expect(unsafeReason(folder, given)).toBe('synchronised');
  });

  it('is refused below a folder in which Dropbox has left its mark, whatever its name', () => {
    const exists = (file: string) => file === '/home/rina/awan/.dropbox.cache';
    expect(unsafeReason('/home/rina/awan/toko/data', look({ exists }))).toBe('synchronised');
    expect(unsafeReason('/home/rina/toko/data', look({ exists }))).toBeNull();
  });

  it.each([
    ['\\\\server\\toko\\data', windows],
    ['\\\\?\\UNC\\server\\toko', windows],
    ['//server/toko', windows],
    ['/mnt/nas/toko', look({ mounts: 'proc /proc proc rw 0 0\n//nas/toko /mnt/nas cifs rw 0 0\n' })],
    ['/srv/toko', look({ mounts: '/dev/sda1 / ext4 rw 0 0\nnas:/srv /srv nfs4 rw 0 0\n' })],
    ['/home/rina/far/toko', look({ mounts: '/dev/sda1 / ext4 rw 0 0\nfar: /home/rina/far fuse.sshfs rw 0 0\n' })],
    ['/mnt/toko besar/data', look({ mounts: '//nas/x /mnt/toko\\040besar cifs rw 0 0\n' })],
  ])('is refused on the network: %s', (folder, given) => {
    expect(unsafeReason(folder, given)).toBe('network');
  });

  it.each([
    ['C:\\Users\\Rina\\AppData\\Roaming\\Langganan', windows],
    ['\\\\?\\C:\\Users\\Rina\\Langganan', windows],
    ['\\\\.\\C:\\Langganan', windows],
    [
      '/home/rina/.local/share/langganan',
      look({ mounts: '/dev/sda1 / ext4 rw 0 0\nnas:/srv /home/rina/nas nfs rw 0 0\n' }),
    ],
    ['/home/rina/dropbox-lama/toko', look()],
    ['/home/rina/My Drives/toko', look()],
    ['/srvother/toko', look({ mounts: '/dev/sda1 / ext4 rw 0 0\nnas:/srv /srv nfs4 rw 0 0\n' })],
  ])('is allowed at %s', (folder, given) => {
    expect(unsafeReason(folder, given)).toBeNull();
  });
});

describe('preparing the folder', () => {
  const clean: (() => void)[] = [];
  afterEach(() => {
    for (const remove of clean.splice(0)) remove();
  });
  const scratch = () => {
    const { folder, remove } = scratchFolder();
    clean.push(remove);
    return folder;
  };
  const expectRefusal = (work: () => unknown, reason: string) => {
    let refusal: unknown;
    try {
      work();
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'data-folder-unsafe', data: { reason } });
  };

  it('makes what is missing and answers its real path', () => {
    const folder = path.join(scratch(), 'a', 'b');
    expect(prepareDataFolder(folder)).toBe(folder);
    expect(existsSync(folder)).toBe(true);
  });

  it('refuses a harmless name that leads into a synchronised folder', () => {
    const folder = scratch();
    mkdirSync(path.join(folder, 'Dropbox', 'toko'), { recursive: true });
    symlinkSync(path.join(folder, 'Dropbox', 'toko'), path.join(folder, 'data'));
    expectRefusal(() => prepareDataFolder(path.join(folder, 'data')), 'synchronised');
  });

  it('refuses a folder that is a file', () => {
    const folder = scratch();
    writeFileSync(path.join(folder, 'data'), '');
    expectRefusal(() => prepareDataFolder(path.join(folder, 'data')), 'not-writable');
    expectRefusal(() => prepareDataFolder(path.join(folder, 'data', 'below')), 'not-writable');
  });

  it('refuses a drive on which a first write fails, and leaves nothing behind', () => {
    const folder = scratch();
    let tried = '';
    const fail = (file: string) => {
      tried = file;
      writeFileSync(`${file}-wal`, 'x');
      throw new Error('SQLITE_IOERR_SHMMAP');
    };
    expectRefusal(() => tryScratchDatabase(folder, fail), 'not-writable');
    expect(path.dirname(tried)).toBe(folder);
    expect(existsSync(`${tried}-wal`)).toBe(false);
  });
});
