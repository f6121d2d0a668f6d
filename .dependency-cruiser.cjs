/** Who may import whom. Each comment is the reason shown on failure; docs/architecture.md draws the picture. */
const TEST = '\\.test\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      severity: 'error',
      comment:
        'src-core runs in every process and in plain Node tests: it may import only itself, zod and fractional-indexing (both pure).',
      from: { path: '^src-core/', pathNot: [TEST, '^src-core/.*/testing/'] },
      to: { pathNot: ['^src-core/', '(^|/)node_modules/(zod|fractional-indexing)/'] },
    },
    {
      name: 'todo-knows-no-ui',
      severity: 'error',
      comment: 'The domain does not know that it is drawn, bound to keys, sent over IPC, or extended.',
      from: { path: '^src-core/(todo|lib)/' },
      to: { path: '^src-core/(tui|view|screen|keymap|ipc|plugin)/' },
    },
    {
      name: 'screen-is-a-leaf',
      severity: 'error',
      comment: 'The cell grid knows nothing of todos, so it can be tested with letters.',
      from: { path: '^src-core/screen/', pathNot: TEST },
      to: { path: '^src-core/', pathNot: '^src-core/(screen|lib)/' },
    },
    {
      name: 'update-does-not-paint',
      severity: 'error',
      comment: 'update(model, msg) may not depend on view or screen; view depends on model, never back.',
      from: { path: '^src-core/tui/', pathNot: TEST },
      to: { path: '^src-core/(view|screen)/' },
    },
    {
      name: 'processes-do-not-mix',
      severity: 'error',
      comment: 'main, preload and renderer meet only in src-core.',
      from: { path: '^src-(main|preload|renderer)/' },
      to: { path: '^src-(main|preload|renderer)/', pathNot: '^src-$1/' },
    },
    {
      name: 'main-has-no-screen',
      severity: 'error',
      comment: 'The main process never draws.',
      from: { path: '^src-main/', pathNot: TEST },
      to: { path: '^src-core/(tui|view|screen)/' },
    },
    {
      name: 'preload-is-thin',
      severity: 'error',
      comment: 'The sandboxed preload is one bundle: electron and the IPC contract, nothing else.',
      from: { path: '^src-preload/' },
      to: {
        pathNot: ['^src-preload/', '^src-core/ipc/(channels|bridge)\\.ts$', '(^|/)node_modules/electron/'],
      },
    },
    {
      name: 'renderer-is-a-browser',
      severity: 'error',
      comment: 'The renderer has no Node and no Electron, only window.totui.',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-electron',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '(^|/)node_modules/(electron|better-sqlite3|@extism)/' },
    },
    {
      name: 'electron-at-the-edge',
      severity: 'error',
      comment: 'Only these files touch Electron, so all the rest of main is tested in plain Node.',
      from: {
        path: '^src-main/',
        pathNot: [
          TEST,
          '^src-main/(index|window|menu|app-protocol|consent-dialog|ipc-router|keychain|security)\\.ts$',
          '^src-main/start/',
          '^src-main/plugin-host/spawn-utility-process\\.ts$',
        ],
      },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'sqlite-behind-storage',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/storage/' },
      to: { path: '(^|/)node_modules/better-sqlite3/' },
    },
    {
      name: 'extism-behind-one-file',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/plugin-host/wasm-runtime\\.ts$' },
      to: { path: '(^|/)node_modules/@extism/' },
    },
    {
      name: 'xterm-behind-one-file',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '^src-renderer/terminal\\.ts$' },
      to: { path: '(^|/)node_modules/@xterm/' },
    },
    {
      name: 'store-is-above-storage',
      severity: 'error',
      comment: 'store and plugin name ports; storage implements them; index.ts joins them.',
      from: { path: '^src-main/(store|plugin)/', pathNot: [TEST, '/testing/'] },
      to: { path: '^src-main/storage/' },
    },
    {
      name: 'plugins-are-guests',
      severity: 'error',
      comment: 'A plugin imports only the SDK: it is compiled for another machine.',
      from: { path: '^plugins/([^/]+)/' },
      to: { path: '^(src-|plugins/)', pathNot: ['^plugins/$1/', '^plugins/sdk/'] },
    },
    {
      name: 'e2e-is-outside',
      severity: 'error',
      comment: 'E2E drives the built app; it may share types and key names from core only.',
      from: { path: '^e2e/' },
      to: { path: '^src-(main|preload|renderer)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-test-imports', severity: 'error', from: { pathNot: TEST }, to: { path: TEST } },
  ],
  options: {
    tsPreCompilationDeps: true, // type-only imports count too
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
  },
};
