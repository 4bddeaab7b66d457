import type { DailyRow } from './daily-rows.ts';

/** Days are found as the list writes them and as files do, IDs only when they are whole: digits of one are no day. */
export const dailySearch = { looksAt: 'projects, whole IDs and days', textsOf };

type Searched = { readonly day: string; readonly project: Pick<DailyRow['project'], 'label' | 'projectId'> };

/** The texts of a row for the folded words of a search. A row of another day than "5 Nov" asks for has none. */
function textsOf({ day, project }: Searched, words: readonly string[]): readonly string[] {
  const asked = askedDay(words);
  if (asked && !(isNumberOf(day, asked.date) && isMonthOf(day, asked.month))) return [];
  const named = words.filter((word) => word === project.projectId || isPartOf(day, word));
  return [project.label, ...named, day === '' ? 'Unknown day' : ''];
}

/** Whether a word is the day's number, month or year, or the beginning of all of them: "2026-11". */
function isPartOf(day: string, word: string): boolean {
  return (
    isNumberOf(day, word) ||
    isMonthOf(day, word) ||
    day.startsWith(`${word}-`) ||
    (word.includes('-') && day.startsWith(word))
  );
}

const isNumberOf = (day: string, word: string) => isDate(word) && Number(day.slice(8)) === Number(word);
const isMonthOf = (day: string, word: string) => months[Number(day.slice(5, 7)) - 1]?.startsWith(word) ?? false;

const months = 'january february march april may june july august september october november december'.split(' ');

/** The day that two words in a row name: "5 nov", "november 5". */
function askedDay(words: readonly string[]): { date: string; month: string } | undefined {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? '';
    if (isDate(word) && isMonth(next)) return { date: word, month: next };
    if (isMonth(word) && isDate(next)) return { date: next, month: word };
  }
  return undefined;
}

const isDate = (word: string) => /^\d{1,2}$/.test(word);
const isMonth = (word: string) => word.length >= 3 && months.some((month) => month.startsWith(word));
