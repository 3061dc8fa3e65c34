import type { Connection } from '@temporalio/client';

const keyword = 2;
const bool = 5;
/** gRPC: the server has no such method. */
const unimplemented = 12;
/** Attributes by which operators find cases in the Temporal UI. */
const attributes = { Process: keyword, Region: keyword, Stage: keyword, Overdue: bool } as const;

/** Makes the search attributes known to the server. Done again it changes nothing. */
export async function addSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const known = await knownAttributes(connection, namespace);
  const missing = Object.entries(attributes).filter(([name]) => !known.includes(name));
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
}

/** The test server cannot list them: there, none is known. */
async function knownAttributes(connection: Connection, namespace: string): Promise<string[]> {
  try {
    return Object.keys((await connection.operatorService.listSearchAttributes({ namespace })).customAttributes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === unimplemented) return [];
    throw error;
  }
}
