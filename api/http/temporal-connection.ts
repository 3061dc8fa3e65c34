import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** Some three seconds of trying again: a person waits, and what must not be lost is in the outbox. */
const maxAttempts = 6;
/** A Temporal that was away is found again within five seconds; gRPC's own pauses grow to two minutes. */
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': 5000 };

/** The connection of the API to Temporal at host:port, which need not be there yet. */
export const temporalConnection = (address: string): Connection =>
  Connection.lazy({
    address,
    channelArgs,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts }))],
  });
