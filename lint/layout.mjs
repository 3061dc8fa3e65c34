/**
 * Who may import whom. One line a folder, the deepest folder that fits a file counts; a folder always
 * may import itself. `types` may be imported with `import type` only. `packages` and `builtins` say what
 * may be taken from outside; a folder without `packages` may use every package that is installed.
 *
 * @typedef {{ imports: readonly string[], types?: readonly string[], packages?: readonly string[], builtins?: boolean }} Place
 * @type {Readonly<Record<string, Place>>}
 */
export const layout = {
  domain: { imports: [], packages: ['@noble/hashes'], builtins: false },

  'definitions/language': {
    imports: ['domain'],
    packages: ['@noble/hashes', 'bpmn-moddle'],
    builtins: false,
  },
  definitions: { imports: ['definitions/language', 'domain'], packages: [], builtins: false },

  workflows: {
    imports: ['definitions', 'definitions/language', 'domain'],
    types: ['activities'],
    packages: ['@temporalio/workflow', '@temporalio/common', '@noble/hashes'],
    builtins: false,
  },

  /** Papers as PDF. What renders them runs in a thread, and in the browser, where the bidder's own are made. */
  pdf: { imports: ['domain'], types: ['configuration'], packages: ['pdfmake'] },

  'activities/ports': { imports: ['domain'], types: ['definitions', 'definitions/language'], packages: [] },
  /** What leaves the platform for others: packages, OCDS releases, and how far sending and receiving are. */
  exchange: {
    imports: ['database', 'definitions', 'definitions/language', 'domain'],
    types: ['activities/ports'],
    packages: ['typeorm'],
  },
  activities: {
    imports: [
      'activities/ports',
      'contents',
      'database',
      'exchange',
      'definitions',
      'definitions/language',
      'domain',
      'pdf',
    ],
    types: ['configuration'],
  },
  adapters: { imports: ['activities/ports', 'database', 'domain'], types: ['configuration'] },
  database: { imports: ['domain'], types: ['definitions', 'definitions/language', 'configuration'] },

  'api/contract': {
    imports: ['definitions/language', 'domain'],
    packages: ['zod', '@casl/ability'],
    builtins: false,
  },
  api: {
    imports: [
      'api/contract',
      'activities/ports',
      'contents',
      'database',
      'exchange',
      'definitions',
      'definitions/language',
      'domain',
      'payloads',
      'pdf',
      'spreadsheets',
    ],
    types: ['workflows', 'configuration'],
  },
  'admin-ui': { imports: ['api/contract', 'definitions/language', 'domain', 'pdf', 'spreadsheets'] },
  portal: { imports: ['api/contract', 'definitions/language', 'domain'] },

  /** Spreadsheets as cells, read in a process of their own, and bills of quantities as spreadsheets. */
  spreadsheets: { imports: ['domain'], packages: ['fflate', 'read-excel-file', 'write-excel-file'] },

  /** Plays real cases through the public API, as the people would. */
  replay: { imports: ['api/contract', 'definitions', 'definitions/language', 'domain', 'spreadsheets'] },

  /** What stands in the contents of documents: read whole, verified, and as the platform understands it. */
  contents: {
    imports: ['database', 'definitions/language', 'domain'],
    types: ['activities/ports'],
    packages: ['typeorm'],
  },

  /** How what travels through Temporal is encrypted. */
  payloads: { imports: ['database', 'configuration'], packages: ['@temporalio/common', '@temporalio/proto'] },

  /** Proves afterwards that cases are what they were. */
  verification: {
    imports: ['activities/ports', 'contents', 'database', 'definitions/language', 'domain'],
    types: ['activities', 'workflows'],
  },

  /** Replays the histories of cases: whether new code fits them, and what their rows must hold. Copies what must not be lost. */
  recovery: {
    imports: ['database', 'definitions', 'definitions/language', 'domain'],
    types: ['configuration'],
  },

  configuration: { imports: ['domain'] },
};
