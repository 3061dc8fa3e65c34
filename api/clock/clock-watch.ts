import { refuse } from '../http/refusal';
import { text } from '../../definitions/language/text';
import { repeat, type Repeated } from '../upkeep/repeat';

/** Milliseconds by which this clock and that of Temporal may lie apart. */
const apartMs = 2000;
/** A clock that has moved so many milliseconds more or less than time has passed was stepped, and not merely adjusted. */
const stepMs = 500;
/** How often the clocks are compared, in real milliseconds, and how often while nobody knows whether this one is right. */
const seldomMs = 3_600_000;
const oftenMs = 2000;
const lookMs = 1000;

/** What a process has to tell the time by. */
export interface Clocks {
  /** The clock of the machine, which people and other programs can set: milliseconds since 1970. */
  wall(): number;
  /** Milliseconds since some moment, which nobody can set. */
  steady(): number;
  /** The clock of Temporal. @throws when it is away */
  reference(): Promise<number>;
}

/** Whether what this process takes for the time may decide what came before a deadline. */
export interface ClockWatch {
  /** False from the moment the clock was stepped, until it has been found to agree with that of Temporal. */
  isRight(): boolean;
  /** @throws Refusal `Unavailable` while the clock is not known to be right */
  mustBeRight(): void;
}

const unsure = text(
  '平台正在核对时间，暂时不能受理，您的操作没有完成。内容请保留，稍后重新提交，不会重复办理。',
  'The platform is checking its clock and takes nothing in for the moment, so this was not done. Keep what you have and submit it again; it is never done twice.',
);

/**
 * Watches the clock of this process. A step of it, by hand or by a time service that was away, is noticed at the next
 * look, before anything is received at a wrong time; then, and now and then, it is compared with that of Temporal. A
 * Temporal that is away cannot make a clock wrong that was right.
 */
export function clockWatch(clocks: Clocks): ClockWatch & { compare(): Promise<void> } {
  let last = { wall: clocks.wall(), steady: clocks.steady() };
  let known = true;

  const look = (): boolean => {
    const now = { wall: clocks.wall(), steady: clocks.steady() };
    const stepped = now.wall - last.wall - (now.steady - last.steady);
    last = now;
    if (Math.abs(stepped) > stepMs) known = false;
    return known;
  };

  return {
    isRight: look,
    mustBeRight() {
      if (!look()) throw refuse.conflict('Unavailable', unsure);
    },
    async compare() {
      look();
      const [before, since] = [clocks.wall(), clocks.steady()];
      const there = await clocks.reference();
      const took = clocks.steady() - since;
      const agrees = there >= before - apartMs && there <= before + took + apartMs;
      // a step while Temporal answered is looked at once more
      const steppedMeanwhile = Math.abs(clocks.wall() - before - took) > stepMs;
      last = { wall: clocks.wall(), steady: clocks.steady() };
      known = agrees && !steppedMeanwhile;
    },
  };
}

/** Looks every second and compares when it has to. `say` hears of each change. */
export function keepComparing(
  watch: ReturnType<typeof clockWatch>,
  say: (isRight: boolean, fault?: unknown) => void,
): Repeated {
  let due = 0;
  let told = true;
  const tell = (isRight: boolean, fault?: unknown): void => {
    if (isRight !== told) say(isRight, fault);
    told = isRight;
  };
  return repeat(
    async () => {
      const now = performance.now();
      if (watch.isRight() && now < due) return lookMs;
      tell(watch.isRight());
      await watch.compare();
      tell(watch.isRight());
      due = now + seldomMs;
      return watch.isRight() ? lookMs : oftenMs;
    },
    oftenMs,
    (fault) => tell(watch.isRight(), fault),
  );
}
