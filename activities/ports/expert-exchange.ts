import type { ExpertOrder, ExpertStanding, SignedExpertRecord } from '../../domain/expert-exchange';

/**
 * The platform that is told of the experts whom this one keeps. Every call may be made again. Errors are those of
 * `Exchange`.
 */
export interface ExpertExchange {
  /** How far the receiver is, and how many orders it has. */
  expertStanding(): Promise<ExpertStanding>;
  /** Hands a record over; answers when the receiver has stored it. */
  sendExpert(record: SignedExpertRecord): Promise<void>;
  /** What the receiver has decided about these experts, after that number. */
  expertOrdersAfter(number: number): Promise<readonly ExpertOrder[]>;
}
