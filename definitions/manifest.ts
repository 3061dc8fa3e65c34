import type { EndsByCode, Process, StageManifest, StagesByCode } from './language';
import { type openTender } from './trading/open-tender';

type Names<T> = keyof T & string;
type Stages<D extends Process> = D['stages'][Names<D['stages']>];
type ActionsOf<S> = S extends { readonly actions: infer A } ? Names<A> : never;

/** What the code of a process does, held by the compiler to what the definition knows. */
type CodeOf<D extends Process> = {
  readonly [S in StagesByCode<D>]: {
    readonly ends: readonly EndsByCode<D['stages'][S]>[];
    readonly awaits: readonly ActionsOf<Stages<D>>[];
    readonly rules: readonly Names<D['rules']>[];
    readonly countsSecured?: true;
  };
};

/** Stages that definitions of any process with code may have. */
const sharedStages = {
  drawing: {
    ends: ['seated', 'tooFewExperts'],
    awaits: ['requestExperts', 'giveKey', 'commitShare', 'revealShare', 'openShares'],
    rules: ['shareKeepers', 'revealPeriod', 'callPeriod', 'seatGrace'],
  },
  decryption: { ends: ['opened', 'noneOpened'], awaits: [], rules: [], opensSealed: true },
} as const satisfies StageManifest[string];

/**
 * The code of this bundle: the stages written for each process, with the ends they return, the actions they await and
 * the rules they read. A definition is published only if it fits.
 */
export const manifest = {
  openTender: {
    bidding: {
      ends: ['enoughBids', 'tooFewBids'],
      awaits: ['submitBid'],
      rules: ['fewestBids'],
      countsSecured: true,
    },
    evaluation: {
      ends: ['ranked', 'allRejected'],
      awaits: ['formCommittee', 'submitSheet', 'drawLots', 'signReport'],
      rules: [],
    },
    award: { ends: ['noCandidateLeft'], awaits: ['disqualifyCandidate'], rules: [] },
    ...sharedStages,
  } satisfies CodeOf<typeof openTender> & typeof sharedStages,
} as const satisfies StageManifest;

/** Runs every process that needs no code of its own: people and dates decide all its stages. */
export const plainWorkflow = 'definedProcess';

/** The workflow type that runs the cases of a process. */
export const workflowOf = (process: string): string => (Object.hasOwn(manifest, process) ? process : plainWorkflow);
