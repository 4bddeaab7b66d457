import type { Engine } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';
import type { TokenSeal } from '#server/database/token-seal.ts';

/** One step of the schema. It runs once per database. Never change a released step: add another one. */
export interface Migration {
  /** Begins with its number: steps run in the order of their names. */
  readonly name: string;
  up(queries: Queries, engine: Engine, tokenSeal: TokenSeal): Promise<void>;
}
