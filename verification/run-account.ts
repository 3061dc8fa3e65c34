import {
  defaultPayloadConverter,
  type Payload,
  type PayloadCodec,
  type SerializationContext,
} from '@temporalio/common';
import type { Written } from '../activities/case-activities';
import type { ActRequest, CaseInput, Receipt } from '../workflows/runtime/case-input';
import type { HistoryEvent, RunHistory } from './run-history';

/** What Temporal says of a run of a case: what it began with, which acts it took, and where it left the rows. */
export interface RunAccount {
  readonly runId: string;
  readonly from: RunHistory['from'];
  readonly input: CaseInput;
  /** Acts that were taken and answered, in order. */
  readonly acts: readonly { readonly request: ActRequest; readonly receipt: Receipt }[];
  /** Where each writing left the rows. Histories from before that was kept have none. */
  readonly writings: readonly Written[];
  readonly end: 'open' | 'continued' | 'completed' | 'broken';
  /** The closing that a completed workflow answered. */
  readonly closing?: string;
}

const markers = ['projectCase', 'restateCase'];

/** What Temporal's own part of the SDK notes of a local activity; it is never encrypted. */
const activityOf = (data: Payload | undefined): string =>
  data ? defaultPayloadConverter.fromPayload<{ activity_type: string }>(data).activity_type : '';

function endOf(last: HistoryEvent | undefined): RunAccount['end'] {
  if (last?.workflowExecutionCompletedEventAttributes) return 'completed';
  if (last?.workflowExecutionContinuedAsNewEventAttributes) return 'continued';
  const isBroken =
    last?.workflowExecutionFailedEventAttributes ??
    last?.workflowExecutionTerminatedEventAttributes ??
    last?.workflowExecutionCanceledEventAttributes ??
    last?.workflowExecutionTimedOutEventAttributes;
  return isBroken ? 'broken' : 'open';
}

/**
 * Reads a history.
 * @throws UntrustedPayload or another error of decoding when a payload is not the platform's
 */
export async function accountOf(
  history: RunHistory,
  caseId: string,
  codec: PayloadCodec | undefined,
): Promise<RunAccount> {
  const { runId, from, events } = history;
  const begun = events[0]?.workflowExecutionStartedEventAttributes;
  const read = async <T>(payload: Payload | null | undefined, type: SerializationContext['type']): Promise<T> => {
    if (!payload) throw new Error('a payload is missing');
    const context = { type, namespace: '', workflowId: caseId, isLocal: true } as SerializationContext;
    const [decoded] = codec ? await codec.decode([payload], context) : [payload];
    return defaultPayloadConverter.fromPayload<T>(decoded ?? {});
  };

  const requests = new Map<string, ActRequest>();
  const acts: RunAccount['acts'][number][] = [];
  const writings: Written[] = [];
  for (const event of events) {
    // of a case that was set back the requests stand where they were let in again
    const sent =
      event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest ??
      event.workflowExecutionUpdateAdmittedEventAttributes?.request;
    if (sent?.input?.name === 'act') {
      requests.set(sent.meta?.updateId ?? '', await read<ActRequest>(sent.input.args?.payloads?.[0], 'workflow'));
    }
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    const request = requests.get(completed?.meta?.updateId ?? '');
    const answer = completed?.outcome?.success?.payloads?.[0];
    if (request && answer) acts.push({ request, receipt: await read<Receipt>(answer, 'workflow') });
    const { markerName, details } = event.markerRecordedEventAttributes ?? {};
    if (markerName !== 'core_local_activity' || !details) continue;
    if (!markers.includes(activityOf(details['data']?.payloads?.[0]))) continue;
    const written = await read<Written | null | undefined>(details['result']?.payloads?.[0], 'activity');
    if (written) writings.push(written);
  }
  const last = events.at(-1);
  const result = last?.workflowExecutionCompletedEventAttributes?.result?.payloads?.[0];
  return {
    runId,
    from,
    input: await read<CaseInput>(begun?.input?.payloads?.[0], 'workflow'),
    acts,
    writings,
    end: endOf(last),
    ...(result && { closing: await read<string>(result, 'workflow') }),
  };
}
