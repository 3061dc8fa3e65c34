import { text, type Text } from './text';

/** What is kept outside the chain of a case and whose hash the code of its stages puts into it, by name. */
export const notedHashes = {
  bids: text('截止时全部投标的散列根', 'the root of the hashes of all bids at the deadline'),
  opened: text('解密后全部投标的散列根', 'the root of the hashes of what was found in all sealed bids'),
  corrections: text('报价修正的散列', 'the hash of the corrections of prices'),
  ranking: text('评审结果的散列', 'the hash of the result of the evaluation'),
  lottery: text('抽签后评审结果的散列', 'the hash of the result after the draw'),
  drawList: text('抽取名单的散列', 'the hash of the list that experts are drawn from'),
  draw: text('抽取种子与顺序的散列', 'the hash of the seed of the draw and its order'),
  drawnPeople: text('到场专家名单的散列', 'the hash of who was called and who came'),
} as const satisfies Readonly<Record<string, Text>>;

export type NotedHash = keyof typeof notedHashes;
