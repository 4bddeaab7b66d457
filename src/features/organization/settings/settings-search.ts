import { oneOfParam, searchParams } from '#src/lib/search-params.ts';

export const settingsSearch = searchParams({
  change: oneOfParam(['name']),
});
