/** Who may import whom (the map of the house in README.md). Every message says where the code belongs. */
const from = (path) => ({ path });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two modules need each other: what both need belongs in a third one that knows neither.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-is-pure',
      comment: 'The contract imports zod and @orpc/contract only. Rules belong in domain, use cases in features.',
      severity: 'error',
      from: from('^src-main/contract/'),
      to: { pathNot: ['^src-main/contract/', '^node_modules/(zod|@orpc/contract)/'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Domain imports itself and small libraries: no contract, database, feature or Node module. What needs those is a use case and belongs in features.',
      severity: 'error',
      from: from('^src-main/domain/'),
      to: {
        pathNot: ['^src-main/domain/', '^node_modules/(uuid|libphonenumber-js|date-fns|zod)/'],
        // The names of the contract's lists (permissions, kinds) are the same words here: as types only.
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-know-no-door',
      comment:
        'A feature serves every door: what only a shell can do goes through the Host interface (contract/host.ts), what is shown belongs in src-renderer.',
      severity: 'error',
      from: from('^src-main/features/'),
      to: { path: ['^src-main/(shells|app)', '^src-renderer/'] },
    },
    {
      name: 'features-keep-their-tables',
      comment:
        "Another feature's SQL and procedures are its own: ask its service, or what it offers to callers who hold a transaction.",
      severity: 'error',
      from: from('^src-main/features/([^/]+)/'),
      to: {
        path: '^src-main/features/[^/]+/(queries|queries[.]ts$|router[.]ts$)',
        pathNot: '^src-main/features/$1/',
      },
    },
    {
      name: 'database-is-below',
      comment: 'The database knows contract and domain only. A use case belongs in features.',
      severity: 'error',
      from: from('^src-main/database/'),
      to: { path: '^src-main/', pathNot: '^src-main/(database|contract|domain)/' },
    },
    {
      name: 'jobs-have-no-database',
      comment:
        'A worker gets plain data and gives plain data back: reading and writing the file belongs in the feature that starts the job.',
      severity: 'error',
      from: from('^src-main/jobs/'),
      to: {
        path: ['^src-main/', '^node_modules/(better-sqlite3|kysely)/'],
        pathNot: '^src-main/(jobs|contract|domain)/',
      },
    },
    {
      name: 'doors-know-only-the-app',
      comment: 'A door knows the app, the contract and the messages. A business word in a door belongs in a feature.',
      severity: 'error',
      from: from('^src-main/shells/'),
      to: {
        path: '^src-(main|renderer)/',
        pathNot: ['^src-main/(shells|contract|domain)/', '^src-main/app[.]ts$', '^src-renderer/i18n/'],
      },
    },
    {
      name: 'doors-are-apart',
      comment: 'What two doors share belongs in src-main/shells itself.',
      severity: 'error',
      from: from('^src-main/shells/([^/]+)/'),
      to: { path: '^src-main/shells/[^/]+/', pathNot: '^src-main/shells/$1/' },
    },
    {
      name: 'electron-stays-at-its-door',
      comment: 'Only the desktop door may know Electron: what others need of it goes through the Host interface.',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/shells/desktop/' },
      to: { path: '^(node_modules/)?electron(-updater)?(/|$)' },
    },
    {
      name: 'sqlite-stays-in-database',
      comment: 'The raw handle never leaves src-main/database: writes past Kysely vanish with its rollback.',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/database/' },
      to: { path: '^node_modules/(@types/)?better-sqlite3/' },
    },
    {
      name: 'window-talks-through-the-contract',
      comment:
        'The window may know the contract and the domain. What it needs of a feature or the database, it asks through src-renderer/api.',
      severity: 'error',
      from: from('^src-renderer/'),
      to: { path: ['^src-main/', '^migrations/'], pathNot: '^src-main/(contract|domain)/' },
    },
    {
      name: 'messages-are-plain',
      comment:
        'The messages serve every door: they know the contract (error codes), nothing of the window. Only index.svelte.ts knows Svelte.',
      severity: 'error',
      from: from('^src-renderer/i18n/'),
      to: { path: '^src-', pathNot: ['^src-renderer/i18n/', '^src-main/(contract|domain)/'] },
    },
    {
      name: 'kit-knows-no-business',
      comment: 'A kit part knows no business word: what knows contacts belongs in src-renderer/features.',
      severity: 'error',
      from: from('^src-renderer/ui/'),
      to: { path: ['^src-main/(?!contract/errors)', '^src-renderer/(features|screens|api)/'] },
    },
    {
      name: 'window-parts-know-no-screen',
      comment: 'Screens compose features, never the other way round.',
      severity: 'error',
      from: from('^src-renderer/features/'),
      to: { path: '^src-renderer/screens/' },
    },
    {
      name: 'migrations-are-frozen',
      comment:
        'A migration imports nothing of the app, which will change while the migration must not: write out what it needs.',
      severity: 'error',
      from: from('^migrations/'),
      to: { path: ['^src-', '^tests/', '^resources/'] },
    },
    {
      name: 'product-knows-no-test',
      comment: 'What the product needs belongs in src-main or src-renderer.',
      severity: 'error',
      from: from('^(src-|migrations/)'),
      to: { path: '^(tests|resources/scripts)/' },
    },
    {
      name: 'nothing-missing',
      comment: 'The module cannot be found: a wrong path, or a package that package.json does not name.',
      severity: 'error',
      from: { path: '^(src-|migrations/|tests/|resources/)' },
      to: { couldNotResolve: true, pathNot: '^(vite/client|\\$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/|/[.]svelte-check/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'browser', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json'],
    },
  },
};
