/** Codes of the drivers for: not reachable, gone in the middle, busy for too long, out of space. */
const awayCodes = [
  'SQLITE_BUSY',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
];

/** Whether the database could not do its work for now, and may do the same later: nothing of the transaction is kept. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'QueryFailedError') return isAwayCode(error);
  return isAwayCode('driverError' in error ? error.driverError : undefined) || isAwayCode(error);
}

const isAwayCode = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  awayCodes.some((code) => error.code === code || String(error.code).startsWith(`${code}_`));
