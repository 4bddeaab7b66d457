import { useState } from 'react';
import { SearchField } from '#src/kit/table/search-field.tsx';
import { matchOptions, type Option } from '#src/lib/match-options.ts';

/** From this many choices on, a picker has a search field. */
const searchedFrom = 10;

/**
 * The choices that a picker shows: all if there are few; else the best matches of the search, always with the chosen ones.
 * `search` is the search field, or nothing when there are few choices.
 */
export function useChoiceSearch<Choice extends Option>(
  choices: readonly Choice[],
  chosen: readonly string[],
  what: string,
) {
  const [query, setQuery] = useState('');
  if (choices.length < searchedFrom) return { shown: choices, search: null };

  const { shown, total } = matchOptions(choices, query, searchedFrom);
  const values = new Set(shown.map(({ value }) => value));
  const kept = choices.filter(({ value }) => chosen.includes(value) && !values.has(value));
  const search = (
    <div className="grid gap-1">
      <SearchField label={`Search ${what}`} value={query} onChange={setQuery} />
      <output className="block text-sm text-text-muted tabular-nums">
        {total === 0 && `Nothing matches “${query.slice(0, 40)}”.`}
        {total > shown.length && `${shown.length} of ${total} shown. Type to narrow it down.`}
      </output>
    </div>
  );
  const matching = choices.filter(({ value }) => values.has(value));
  return { shown: kept.concat(matching), search };
}
