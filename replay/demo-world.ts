import { z } from 'zod';
import type { CaseFile } from './case-file';
import { fromPublished, publishedRecord } from './from-published';
import { checkCaseFile } from './read-case-file';

const touches = [
  'publishCandidates',
  'object',
  'committee',
  'begin',
  'beginOpening',
  'bookSites',
  'draw',
  'someSheets',
  'someBids',
  'ask',
  'suspend',
] as const;
export type Touch = (typeof touches)[number];

const entrySchema = z.object({
  published: z.string().optional(),
  own: z.record(z.string(), z.unknown()).optional(),
  /** What a published case is called here, where its source has the words of a machine. */
  title: z.string().optional(),
  lots: z.array(z.string()).optional(),
  agency: z.string().optional(),
  region: z.string(),
  industry: z.string(),
  daysBefore: z.number(),
  composed: z.boolean().default(false),
  opensAtEnd: z.boolean().default(false),
  hold: z.object({ stage: z.string(), daysBefore: z.number() }).optional(),
  until: z.string(),
  then: z.array(z.enum(touches)).default([]),
});

/** One case of the demo world: what is played, from when, and how far. */
export interface DemoCase {
  /** The same in every run, so that a run goes on where another stopped. */
  readonly key: string;
  readonly file: CaseFile;
  readonly lots: readonly string[];
  /** Days before the end of the demo world's past at which the project is registered. */
  readonly daysBefore: number;
  /** The tender document is written on the platform. */
  readonly composed: boolean;
  /** Bids are taken until the end of the demo world's past. */
  readonly opensAtEnd: boolean;
  /** Waits in that stage until so many days before the end. */
  readonly hold: { readonly stage: string; readonly daysBefore: number } | undefined;
  /** The stage to stop in, or `closed`. */
  readonly until: string;
  /** What still happens in that stage. */
  readonly then: readonly Touch[];
}

/**
 * Reads the demo world.
 * @throws Error that names the case which cannot be played
 */
export function readDemoWorld(world: unknown, published: unknown): DemoCase[] {
  const records = z.array(publishedRecord).parse(published);
  return z
    .array(entrySchema)
    .parse(world)
    .map(({ published: id, own, title, lots = [], agency, region, industry, ...play }) => {
      const name = id ?? `own ${String(own?.title)}`;
      const setting = { region, industry };
      const record = records.find((one) => id !== undefined && one.id.startsWith(id));
      const converted = record
        ? fromPublished(record, setting)
        : { file: { process: 'openTender', ...own, ...setting } };
      if (!('file' in converted)) throw new Error(`${name}: ${converted.notConvertible}`);
      const { file, faults } = checkCaseFile({
        ...converted.file,
        ...(title !== undefined && { title }),
        ...(agency !== undefined && { agency }),
      });
      if (!file) throw new Error(`${name}: ${faults.map(({ path, rule }) => `${path} ${rule}`).join(', ')}`);
      return { key: `demo-${name}`, file, lots, ...play, hold: play.hold };
    });
}
