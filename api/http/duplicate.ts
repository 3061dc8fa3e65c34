/** Whether the database refused a row because another has the same unique values. */
export function isDuplicate(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError } = error as { code?: unknown; message?: unknown; driverError?: unknown };
  if (code === 'ER_DUP_ENTRY' || (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT'))) return true;
  if (typeof message === 'string' && message.includes('UNIQUE constraint failed')) return true;
  return driverError !== undefined && driverError !== error && isDuplicate(driverError);
}
