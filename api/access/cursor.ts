import type { z } from 'zod';
import { text } from '../../definitions/language/text';
import { refuse } from '../http/refusal';

/** A place in a list as the words that lead to the page after it; `readCursor` reads them back. */
export const cursorTo = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place that a cursor names. @throws Refusal `InvalidInput` when it is no cursor of such a list */
export function readCursor<Place>(cursor: string, place: z.ZodType<Place>): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw refuse.invalidField(
      'cursor',
      'unreadable',
      text('翻页位置无效，请重新打开列表', 'The cursor is not valid; open the list again'),
    );
  }
}
