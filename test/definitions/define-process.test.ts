import { defineProcess, rule, type Process, type StagesByCode, type Unsound } from '../../definitions/language';
import type { openTender } from '../../definitions/trading/open-tender';
import { smallProcess } from './small-process';

const title = { zh: '词', en: 'Word' } as const;

/** The least that a definition needs, with one stage to be replaced. */
const least = {
  process: 'least',
  version: '1',
  jurisdiction: 'CN',
  title,
  kind: 'trading',
  prefix: 'L',
  sources: [],
  roles: { clerk: { title, party: 'office' } },
  escalatesTo: [],
  readers: ['clerk'],
  rules: { some: { title, value: { count: 1, unit: 'days' }, article: 'x' } },
  start: { title, by: ['clerk'], form: {}, first: 'only' },
  stages: { only: { title, actions: { finish: { title, by: 'clerk', end: 'finished' } }, ends: { finished: 'over' } } },
  anytime: {},
  closings: { over: { title, outcome: 'success' } },
  notices: {},
} as const satisfies Process;

/** True where two types are the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const holds = <Claim extends true>(_claim?: Claim): void => undefined;

// Each @ts-expect-error is checked by `npm run typecheck`: it fails as soon as the compiler lets the fault pass.
describe('the compiler', () => {
  it('accepts a sound definition and keeps its exact type', () => {
    const definition = defineProcess(least);
    holds<Same<Unsound<typeof definition>, never>>();
    holds<Same<keyof typeof definition.stages, 'only'>>();
    expect(definition).toBe(least);
  });

  it('refuses an arrow to nowhere', () => {
    // @ts-expect-error: the end 'finished' leads to the unknown stage 'nowhere'
    defineProcess({ ...least, stages: { only: { ...least.stages.only, ends: { finished: 'nowhere' } } } });
  });

  it('refuses an unknown role', () => {
    // @ts-expect-error: only.finish is by the unknown role 'ghost'
    defineProcess({
      ...least,
      stages: {
        only: { title, actions: { finish: { title, by: 'ghost', end: 'finished' } }, ends: { finished: 'over' } },
      },
    });
    // @ts-expect-error: start is by the unknown role 'ghost'
    defineProcess({ ...least, start: { title, by: ['ghost'], form: {}, first: 'only' } });
    // @ts-expect-error: readers name the unknown role 'ghost'
    defineProcess({ ...least, readers: ['ghost'] });
  });

  it('refuses an unknown end', () => {
    // @ts-expect-error: only.finish brings about the unknown end 'ghost'
    defineProcess({
      ...least,
      stages: {
        only: { title, actions: { finish: { title, by: 'clerk', end: 'ghost' } }, ends: { finished: 'over' } },
      },
    });
  });

  it('refuses an unknown rule', () => {
    // @ts-expect-error: only.finish is due by the unknown rule 'ghost'
    defineProcess({
      ...least,
      stages: {
        only: {
          title,
          actions: { finish: { title, by: 'clerk', end: 'finished', asked: { due: rule('ghost') } } },
          ends: { finished: 'over' },
        },
      },
    });
  });

  it('refuses an unknown notice', () => {
    // @ts-expect-error: only.finish publishes the unknown notice 'ghost'
    defineProcess({
      ...least,
      stages: {
        only: {
          title,
          actions: { finish: { title, by: 'clerk', end: 'finished', publishes: 'ghost' } },
          ends: { finished: 'over' },
        },
      },
    });
  });

  it('refuses a beginning that does not exist', () => {
    // @ts-expect-error: start leads to the unknown stage 'nowhere'
    defineProcess({ ...least, start: { title, by: ['clerk'], form: {}, first: 'nowhere' } });
  });

  it('knows which stages need code', () => {
    holds<Same<StagesByCode<typeof smallProcess>, 'bidding'>>();
    holds<Same<StagesByCode<typeof openTender>, 'bidding' | 'evaluation' | 'award'>>();
    expect(Object.keys(smallProcess.stages)).toContain('bidding');
  });
});
