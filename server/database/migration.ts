import type { Engine } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';

/** One step of the schema. It runs once per database; a step that has been released is never changed, only followed. */
export interface Migration {
  readonly name: string;
  up(queries: Queries, engine: Engine): Promise<void>;
}
