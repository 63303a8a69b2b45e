/** The rules of docs/architecture.md that imports can break. */
const only = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    only('no-circular', {}, { circular: true }, 'A cycle has no first part to understand.'),
    only(
      'shared-is-shared',
      { path: '^src-shared' },
      { path: '^(src-main|src-renderer)' },
      'src-shared imports neither side.',
    ),
    only(
      'shared-has-no-platform',
      { path: '^src-shared', pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['core'] },
      'src-shared runs on both sides.',
    ),
    only(
      'renderer-not-main',
      { path: '^src-renderer' },
      { path: '^src-main' },
      'The renderer asks by the contract.',
    ),
    only(
      'main-not-renderer',
      { path: '^src-main' },
      { path: '^src-renderer' },
      'Main answers by the contract.',
    ),
    only(
      'electron-in-the-shell',
      { path: '^src-(main|renderer|shared)', pathNot: '^src-main/(shell/|main\\.ts$|preload\\.ts$)' },
      { path: '^electron$|node_modules/electron/' },
      'Only the shell, main.ts and preload.ts know Electron.',
    ),
    only(
      'driver-in-one-place',
      { path: '^src-main', pathNot: '^src-main/database/(sqlite|open-database)\\.ts$|\\.test\\.ts$' },
      { path: 'node_modules/better-sqlite3' },
      'SQLite is opened in one place.',
    ),
    only(
      'sql-in-queries',
      { path: '^src-main', pathNot: '(-queries\\.ts|\\.test\\.ts)$|^src-main/database/' },
      { path: 'node_modules/kysely', dependencyTypesNot: ['type-only'] },
      'SQL stands in queries files and in database/.',
    ),
    only(
      'styles-in-the-kit',
      { path: '^src-renderer', pathNot: '^src-renderer/(ui/|main\\.tsx$)' },
      { path: '\\.css$' },
      'Only the kit writes styles.',
    ),
    only(
      'source-not-tests',
      { path: '^src-', pathNot: '\\.test\\.tsx?$' },
      { path: '^(test|scripts)/' },
      'The product does not need its tests.',
    ),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
