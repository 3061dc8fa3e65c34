import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';

/** gRPC's numbers: cancelled, deadline exceeded, resource exhausted, unavailable. */
const awayCodes: readonly number[] = [1, 4, 8, 14];

/** gRPC's number of a server that is not there. */
const unreachableCodes: readonly number[] = [14];

/** Whether there is no Temporal at all, and not only nobody behind it who would have answered in time. */
export function isTemporalUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isGrpcServiceError(error) ? unreachableCodes.includes(error.code) : isTemporalUnreachable(error.cause);
}

/** gRPC's number of a failed precondition: nothing can be asked of a case whose own task keeps failing. */
const silentCodes: readonly number[] = [9];

/** gRPC's numbers: unknown, failed precondition, aborted, internal, data loss. */
const failingCodes: readonly number[] = [2, ...silentCodes, 10, 13, 15];

/** Whether Temporal could not be reached, or did not answer in time: what was asked of it may be asked again. */
export function isTemporalAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (isGrpcServiceError(error)) return awayCodes.includes(error.code);
  return isTemporalAway(error.cause);
}

/** Whether Temporal itself failed, as it does when its disk is full: who asked may ask again. */
export function isTemporalFailing(error: unknown): boolean {
  if (isTemporalAway(error)) return true;
  if (!(error instanceof Error)) return false;
  return isGrpcServiceError(error) ? failingCodes.includes(error.code) : isTemporalFailing(error.cause);
}

/** Whether it is the case that does not answer: nobody conducts it, or its task keeps failing. */
export const isCaseSilent = (error: unknown): boolean =>
  isTemporalAway(error) ||
  (error instanceof Error &&
    (isGrpcServiceError(error) ? silentCodes.includes(error.code) : isCaseSilent(error.cause)));
