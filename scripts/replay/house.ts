import { calledExperts } from '../../replay/called-experts';
import { NoOperator, People } from '../../replay/people';
import { readClock } from '../../replay/platform-clock';
import type { Playhouse } from '../../replay/play-case';
import { PlatformRefusal, Session, Unreachable, type Api } from '../../replay/session';
import { bankCounter } from '../bank-counter';
import { tell } from './terminal';

/** The command cannot be carried out: what is wrong, and no stack. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** What the command line says. */
export interface Settings {
  readonly url: string;
  readonly folder: string | undefined;
  readonly parallel: number;
  readonly quiet: boolean;
  readonly realTime: boolean;
  /** Deposits are paid at the embedded bank of DATA_DIR. */
  readonly paysAtBank: boolean;
  readonly administrator?: { readonly login: string; readonly password: string };
  /** Another operator, who confirms. */
  readonly second?: { readonly login: string; readonly password: string };
}

const secondsOfADay = 86_400;
/** Platform days that an open tender takes at least: bidding, publicity, weekends. */
const leastDays = 24;

async function knock(api: Api, url: string): Promise<void> {
  try {
    const response = await api('/healthz', { method: 'GET', signal: AbortSignal.timeout(10_000) });
    if (response.ok) return;
    throw new Error(`HTTP ${response.status}`);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BadInput(`平台 ${url} 没有应答。The platform at ${url} does not answer. (${why})`, { cause: error });
  }
}

/**
 * Meets the platform: its people and its clock.
 * @throws BadInput where it does not answer, nobody can be logged in, a replay would take weeks, or the bank is missing
 */
export async function enterHouse(api: Api, settings: Settings): Promise<Playhouse> {
  await knock(api, settings.url);
  const clock = await readClock(new Session(api));
  if (clock.secondsPerDay() >= secondsOfADay && !settings.realTime) {
    throw new BadInput(
      `平台以真实时间运行，回放一个招标要数周。请以 TIME_SCALE=1 npm start 启动平台，或加 --real-time。\n` +
        `The platform runs in real time: replaying a tender would take weeks. Start it with TIME_SCALE=1 npm start, or add --real-time.`,
    );
  }
  const counter = settings.paysAtBank ? bankCounter(clock) : undefined;
  if (settings.paysAtBank && !counter) {
    throw new BadInput(
      '--bank：平台没有内置银行（设了 BANK_URL，或为生产环境）。\n' +
        '--bank: the platform has no embedded bank (BANK_URL is set, or it is in production).',
    );
  }
  const minutes = Math.ceil((clock.secondsPerDay() * leastDays) / 60);
  if (minutes > 5 && !settings.quiet) tell(`约需 ${minutes} 分钟 · about ${minutes} min`);
  try {
    const people = await People.meet(api, settings.administrator, settings.second);
    await people.checkOperator();
    const pace = { bidWindowSeconds: 20 };
    return { people, clock, pace, experts: calledExperts(people), say: () => undefined, ...(counter && { counter }) };
  } catch (error) {
    if (error instanceof NoOperator || error instanceof PlatformRefusal || error instanceof Unreachable) {
      throw new BadInput(error.message, { cause: error });
    }
    throw error;
  }
}
