import type { Configuration } from 'electron-builder';

/** Where an installed copy looks for updates; packed without it, a copy never asks anyone. */
const updates = process.env['LANGGANAN_UPDATES'];

/**
 * The installers. Only `out` and the production dependencies are packed; better-sqlite3 brings a finished binary for
 * every system, so nothing is compiled and only the one that fits is taken.
 */
const configuration: Configuration = {
  appId: 'id.langganan.app',
  productName: 'Langganan',
  copyright: 'MIT',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  files: [
    'out/**',
    'package.json',
    '!out/.built-from',
    '!**/*.map',
    '!node_modules/better-sqlite3/{src,deps,binding.gyp}',
    '!node_modules/better-sqlite3/prebuilds/linux*',
    '!node_modules/node-addon-api/**',
  ],
  asar: true,
  // A native file cannot be loaded from inside the archive.
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en', 'en-US', 'en-GB', 'id'],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  },
  publish: updates ? { provider: 'generic', url: updates } : null,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  win: {
    icon: 'resources/icons/icon.ico',
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    files: ['!node_modules/better-sqlite3/prebuilds/darwin*'],
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // A shop's data outlives the program.
    deleteAppDataOnUninstall: false,
    installerLanguages: ['id_ID', 'en_US'],
    // "Open with" for spreadsheets: the builder's own file associations would take .xlsx away from Excel.
    include: 'resources/installer/windows.nsh',
  },
  mac: {
    icon: 'resources/icons/icon.icns',
    category: 'public.app-category.business',
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    files: ['!node_modules/better-sqlite3/prebuilds/win32*'],
    hardenedRuntime: true,
    fileAssociations: [
      { ext: ['csv'], name: 'CSV', role: 'Viewer', rank: 'Alternate' },
      { ext: ['xlsx', 'xls'], name: 'Excel', role: 'Viewer', rank: 'Alternate' },
      { ext: ['ods'], name: 'OpenDocument', role: 'Viewer', rank: 'Alternate' },
      { ext: ['vcf'], name: 'vCard', role: 'Viewer', rank: 'Alternate' },
    ],
  },
  dmg: { writeUpdateInfo: false },
};

export default configuration;
