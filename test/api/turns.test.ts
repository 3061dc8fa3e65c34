import { openTurns } from '../../api/session/turns';

describe('turns', () => {
  const tick = () => new Promise((resolve) => setImmediate(resolve));

  /** Work that ends when it is told to; answers the order in which work began. */
  const workshop = (atOnce: number, mostWaiting: number) => {
    const turns = openTurns(atOnce, mostWaiting);
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const send = (sender: string) =>
      turns.take(sender, () => {
        begun.push(sender);
        return new Promise<string>((end) => ends.push(() => end(sender)));
      });
    const endOne = async () => {
      ends.shift()?.();
      await tick();
    };
    return { turns, begun, send, endOne };
  };

  it('goes round among those who wait, however much one of them sends', async () => {
    const { turns, begun, send, endOne } = workshop(2, 100);
    for (let sent = 0; sent < 6; sent += 1) void send('flood');
    void send('owner');
    void send('other');
    await tick();
    expect(begun).toEqual(['flood', 'flood']);
    expect(turns.waiting).toBe(6);
    for (let ended = 0; ended < 4; ended += 1) await endOne();
    expect(begun).toEqual(['flood', 'flood', 'flood', 'owner', 'other', 'flood']);
  });

  it('turns away what is beyond the line of one sender, and nobody else', async () => {
    const { send, endOne } = workshop(1, 2);
    const taken = [send('flood'), send('flood'), send('flood'), send('flood')];
    expect(taken.map((one) => one !== undefined)).toEqual([true, true, true, false]);
    const owner = send('owner');
    for (let ended = 0; ended < 4; ended += 1) {
      await tick();
      await endOne();
    }
    expect(await owner).toBe('owner');
  });

  it('gives the turn on when work fails', async () => {
    const turns = openTurns(1, 1);
    await expect(turns.take('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take('a', () => Promise.resolve('yes'))).toBe('yes');
  });
});
