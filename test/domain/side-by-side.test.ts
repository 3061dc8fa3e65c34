import { sideBySide } from '../../domain/side-by-side';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the same for many, side by side', () => {
  it('answers in the order of the items, and never does more at once than it may', async () => {
    let underWay = 0;
    let most = 0;
    const results = await sideBySide([...Array(30).keys()], 4, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await pause(item % 3);
      underWay -= 1;
      return item * 2;
    });
    expect(results).toEqual([...Array(30).keys()].map((item) => item * 2));
    expect(most).toBe(4);
  });

  it('throws the first failure when nothing is under way any more, and begins nothing after it', async () => {
    const ended: number[] = [];
    const work = async (item: number) => {
      await pause(item === 1 ? 0 : 20);
      if (item === 1) throw new Error('the second failed');
      ended.push(item);
    };
    await expect(sideBySide([0, 1, 2, 3, 4, 5], 3, work)).rejects.toThrow('the second failed');
    expect(ended.sort()).toEqual([0, 2]);
  });

  it('does nothing for nobody', async () => {
    expect(await sideBySide([], 8, () => Promise.reject(new Error('for nobody')))).toEqual([]);
  });
});
