import { testDatabases, type TestDatabase } from './databases';
import { testPlaces, type TestPlace } from './document-stores';

/** A database and a place for documents, as a deployment would choose them. */
export interface TestSetting extends TestDatabase {
  readonly documents: TestPlace;
}

const count = Math.max(testDatabases.length, testPlaces.length);

/** Every database and every store that this run has, in pairs: for suites that need both but not each with each. */
export const testSettings = Array.from({ length: count }, (_, index) => {
  const databases = testDatabases[Math.min(index, testDatabases.length - 1)];
  const places = testPlaces[Math.min(index, testPlaces.length - 1)];
  if (!databases || !places) throw new Error('There is always SQLite, and always a folder.');
  const [databaseName, openDatabase] = databases;
  const [placeName, openPlace] = places;
  const open = async (): Promise<TestSetting> => {
    const [database, documents] = await Promise.all([openDatabase(), openPlace()]);
    return {
      ...database,
      documents,
      close: () => Promise.all([database.close(), documents.close()]).then(() => undefined),
    };
  };
  return [`${databaseName} and ${placeName}`, open] as const;
});
