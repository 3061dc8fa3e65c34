import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';

/** gRPC's numbers: cancelled, deadline exceeded, resource exhausted, unavailable. */
const awayCodes: readonly number[] = [1, 4, 8, 14];

/** Whether Temporal could not be reached, or did not answer in time: what was asked of it may be asked again. */
export function isTemporalAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (isGrpcServiceError(error)) return awayCodes.includes(error.code);
  return isTemporalAway(error.cause);
}
