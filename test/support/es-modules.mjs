/** Packages that ship ES modules only: jest runs CommonJS, so it must transform them. */
export const esModules = [
  '@casl',
  '@noble',
  '@peculiar',
  '@ucast',
  'asn1js',
  'bpmn-moddle',
  'bytestreamjs',
  'jose',
  'min-dash',
  'moddle',
  'moddle-xml',
  'nanoid',
  'pkijs',
  'pvtsutils',
  'pvutils',
  'saxen',
];
