import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { ConnectedBank } from '../../activities/ports/bank';
import type { DocumentStore } from '../../activities/ports/document-store';
import type { Exchange } from '../../activities/ports/exchange';
import type { Signer } from '../../activities/ports/signer';
import type { Configuration } from '../../configuration';
import type { Database } from '../../database/database';
import type { ClockSetting } from '../../domain/clock';
import type { PrintPaper } from '../../pdf/print-paper';
import type { ClockWatch } from '../clock/clock-watch';
import type { CaseCipher } from '../../payloads/case-cipher';

/** The clock of the platform, which may run faster than real time. Sessions and log-ins live in real time instead. */
export interface PlatformClock {
  readonly setting: ClockSetting;
  /** The present instant of the platform, ISO-8601 UTC with milliseconds. */
  now(): string;
}

/** All that the API needs of the outside. */
export interface ApiDependencies {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly clock: PlatformClock;
  /** Whether that clock may decide what came before a deadline; without one it always may. */
  readonly clockWatch?: ClockWatch;
  readonly temporal: Client;
  readonly documents: DocumentStore;
  readonly signer: Signer;
  /** Of the payloads in Temporal, where they are encrypted. */
  readonly cipher?: CaseCipher | undefined;
  /** The platform that this one sends to; undefined where it sends to none. */
  readonly exchange?: Exchange | undefined;
  /** Where deposits are paid; undefined where the platform looks after none. */
  readonly bank?: ConnectedBank | undefined;
  /** Makes papers PDF. */
  readonly print: PrintPaper;
  readonly log: Logger;
  /** For tests: real milliseconds of grace after a deadline, and whether cases continue as new after every stage. */
  readonly conduct?: { readonly graceMs: number; readonly continueOften?: boolean };
}

export type { SignedIn } from '../session/signed-in';
