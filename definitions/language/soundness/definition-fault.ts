import { text, type Text } from '../text';

/** The rule of soundness that a definition broke. */
export type DefinitionRule =
  | 'wrongShape'
  | 'unknownStage'
  | 'unknownRole'
  | 'unknownRule'
  | 'wrongRule'
  | 'unknownNotice'
  | 'unknownAction'
  | 'unknownField'
  | 'wrongField'
  | 'unknownEnd'
  | 'unknownClosing'
  | 'unknownOption'
  | 'actionTwice'
  | 'unreachableStage'
  | 'unreachableClosing'
  | 'noWayOut'
  | 'nobody'
  | 'notAnOffice'
  | 'neverOpen'
  | 'endByNothing'
  | 'notEarlier'
  | 'noDeadline'
  | 'notMany'
  | 'manyEnds'
  | 'belowLeast'
  | 'aboveMost'
  | 'againstFixed'
  | 'unlikeUnits'
  | 'readTooEarly'
  | 'neverSecret'
  | 'priceNotSealed'
  | 'sealNotOpened'
  | 'noCap'
  | 'notReturned'
  | 'missingCode';

/** One thing that is wrong with a definition, and where: `stages.bidding.actions.submitBid`. */
export interface DefinitionFault {
  readonly at: string;
  readonly rule: DefinitionRule;
  readonly message: Text;
}

/** What a rule of soundness finds, one fault after the other; what it returns says what it has learned. */
export type Faults<Learned = void> = Generator<DefinitionFault, Learned, undefined>;

/** A fault at a place of the definition, said in a clause of both languages. */
export const fault = (at: string, rule: DefinitionRule, zh: string, en: string): DefinitionFault => ({
  at,
  rule,
  message: text(`${at}：${zh}。`, `${at}: ${en}.`),
});
