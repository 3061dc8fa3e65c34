import { checkDefinition, type DefinitionFault, type Field, type Process } from './language';
import { fault, type Faults } from './language/soundness/definition-fault';
import { manifest } from './manifest';
import { checkOpening } from './opening';

const longestVersion = 60;

/**
 * Everything that speaks against publishing this as a definition: what is unsound in its data, what the deployed code
 * does not know, and what would keep the platform from opening its cases. Nothing when it may be published. Never
 * throws.
 */
export function publicationFaults(definition: unknown): readonly DefinitionFault[] {
  const faults = checkDefinition(definition, manifest);
  if (faults.some(({ rule }) => rule === 'wrongShape')) return faults;
  const sound = definition as Process; // its shape was found right
  return [...faults, ...checkLengths(sound), ...checkOpening(sound), ...checkEvaluation(sound)];
}

/** Names must fit into the rows of a case. */
function* checkLengths({ version }: Process): Faults {
  if (version.length > longestVersion) {
    yield fault('version', 'wrongShape', `最多 ${longestVersion} 个字符`, `at most ${longestVersion} characters`);
  }
}

/** Bids are opened, scored and ranked, people drawn and papers issued by code: a process without any cannot ask for it. */
function* checkEvaluation({ process, stages, notices }: Process): Faults {
  if (Object.hasOwn(manifest, process)) return;
  for (const [stage, { actions = {} }] of Object.entries(stages)) {
    for (const [action, { form = {}, issues }] of Object.entries(actions)) {
      if (issues !== undefined) yield missing(`stages.${stage}.actions.${action}.issues`);
      for (const [name, field] of Object.entries(form)) {
        if (needsEvaluation(field)) yield missing(`stages.${stage}.actions.${action}.form.${name}`);
      }
    }
  }
  for (const [name, { tables = [] }] of Object.entries(notices)) {
    if (tables.length > 0) yield missing(`notices.${name}.tables`);
  }
}

const evaluated: readonly Field['type'][] = ['bid', 'scoreSheet', 'corrections', 'seedPart'];
const needsEvaluation = ({ type }: Field): boolean => evaluated.includes(type);

const missing = (at: string) =>
  fault(
    at,
    'missingCode',
    '开标、评标、抽取和平台出具的文件由程序产生，此流程没有相应的程序',
    'bids, their evaluation, draws and papers are made by code, and this process has none',
  );
