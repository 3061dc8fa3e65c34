import type { Connection } from '@temporalio/client';
import { searchAttributes } from '../domain/search-attributes';

/** Numbers of the types in Temporal's protocol. */
const typeNumbers = { KEYWORD: 2, BOOL: 5 } as const;
/** gRPC: the server has no such method. */
const unimplemented = 12;

/** Makes the search attributes known to the server. Done again it changes nothing. */
export async function addSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const known = await knownAttributes(connection, namespace);
  const missing = Object.values(searchAttributes).filter(({ name }) => !known.includes(name));
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, typeNumbers[type]])),
  });
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
