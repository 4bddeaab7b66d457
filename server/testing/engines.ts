import { createTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

/** A place where the servers of a test keep their data, one after the other. */
export interface DataPlace {
  /** What a server's environment says of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Removes all data. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

const source = findPostgres(process.env);
const isMissing = source.missing !== undefined;

/** Both databases, for `describe.each`: whole servers run on each alike. */
export const engines = [
  { engine: 'SQLite', isMissing: false, open: async (): Promise<DataPlace> => ownFiles },
  { engine: `PostgreSQL${isMissing ? ` (skipped: ${source.missing})` : ''}`, isMissing, open: openSchema },
];

/** Each server has a folder of its own anyway. */
const ownFiles: DataPlace = { settings: {}, empty: async () => undefined, drop: async () => undefined };

async function openSchema(name: string): Promise<DataPlace> {
  const schema = await createTestSchema(source, name);
  return { settings: { DATABASE_URL: schema.url }, empty: () => schema.empty(), drop: () => schema.drop() };
}
