import { expect, test } from 'vitest';
import { readParameters, startsAnew } from '#mocks/parameters.ts';
import { emptyStorage } from '#mocks/testing.ts';

test('an address says what is in force, and the tab remembers it', () => {
  const storage = emptyStorage();
  readParameters('?scenario=messy&fault=ListRoles:unavailable&latency=100-300&seed=7', storage);
  const { parameters, problems } = readParameters('?q=x', storage);
  expect(problems).toEqual([]);
  expect(parameters).toMatchObject({ scenario: 'messy', latency: { least: 100, most: 300 }, seed: 7 });
  expect(parameters.faults).toHaveLength(1);
});

test('what an address names replaces what was there, and an empty value takes it back', () => {
  const storage = emptyStorage();
  readParameters('?latency=100&seed=7', storage);
  const { parameters } = readParameters('?latency=&seed=8', storage);
  expect(parameters).toMatchObject({ latency: undefined, seed: 8 });
});

test('everything wrong with an address is said at once, and nothing of it is kept', () => {
  const storage = emptyStorage();
  const search = '?scenario=mesy&fault=ListRols:unavailable&latency=fast&clock=soon&seed=x';
  const { problems } = readParameters(search, storage);
  expect(problems.map((problem) => problem.split(':', 1)[0])).toEqual([
    'scenario=mesy',
    'fault=ListRols',
    'latency=fast',
    'clock=soon',
    'seed=x',
  ]);
  expect(readParameters('', storage).problems).toEqual([]);
});

test.each([
  ['300-100', 'latency=300-100: write milliseconds'],
  ['-5', 'latency=-5: write milliseconds'],
  ['60001', 'at most 60000, a minute'],
])('a latency of %s is refused', (latency, words) => {
  expect(readParameters(`?latency=${latency}`, emptyStorage()).problems[0]).toContain(words);
});

function clockOf(clock: string) {
  return readParameters(`?clock=${clock}`, emptyStorage()).parameters.clock;
}

test('a clock runs unless it is fixed', () => {
  expect(clockOf('2026-03-01T12:00:00Z')).toEqual({ at: new Date('2026-03-01T12:00:00Z'), isFixed: false });
  expect(clockOf('2026-03-01T12:00:00Z,fixed')).toMatchObject({ isFixed: true });
});

test.each([
  '2026-02-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-03-01',
  '2026-03-01T12:00:00',
  '2026-03-01T12:00:00Z,slow',
  '0001-01-01T00:00:00Z',
  '9999-12-31T00:00:00Z',
])('a clock of %s is no moment', (clock) => {
  expect(readParameters(`?clock=${clock}`, emptyStorage()).problems[0]).toContain('write a moment in UTC');
});

test('a seed is a number that a number can hold', () => {
  expect(readParameters('?seed=99999999999999999999', emptyStorage()).problems[0]).toContain('at most 15 digits');
});

test('what stands twice is said, and nothing of it is kept', () => {
  const { problems } = readParameters('?fault=ListRoles:internal&fault=offline&seed=1&seed=2', emptyStorage());
  expect(problems).toEqual([
    'fault= stands more than once. Separate several faults by commas.',
    'seed= stands more than once.',
  ]);
});

test('another scenario, clock or seed starts the world anew; the same one, or a fault, does not', () => {
  const storage = emptyStorage();
  expect(startsAnew('?scenario=messy', storage)).toBe(true);
  readParameters('?scenario=messy', storage);
  expect(startsAnew('?scenario=messy&fault=offline&as=viewer', storage)).toBe(false);
  expect(startsAnew('?scenario=empty', storage)).toBe(true);
  expect(startsAnew('?seed=3', storage)).toBe(true);
});

test.each([
  ['sceanrio=messy', 'scenario'],
  ['faults=offline', 'fault'],
  ['Seed=7', 'seed'],
  ['AS=viewer', 'as'],
  ['clok=2026-03-01T12:00:00Z', 'clock'],
])('%s in an address is said, and what was meant', (search, meant) => {
  expect(readParameters(`?${search}`, emptyStorage()).problems[0]).toContain(`Is ${meant}= meant?`);
});

test('what the console itself writes into an address is not taken for a slip', () => {
  const own = '?q=a&kind=user&subject=s&role=r&scope=s&problem=any&sort=role&desc=true&page=2&create=token&return=%2F';
  expect(readParameters(`${own}&state=never-used&account=a`, emptyStorage()).problems).toEqual([]);
});

test.each([
  ['scenario=mesy', 'Is messy meant?'],
  ['as=onwer', 'Is owner meant?'],
  ['fault=ListRoles:unavailble', 'Is unavailable meant?'],
  ['fault=listroles:internal', 'Is ListRoles meant?'],
])('%s is nearly right, and what was meant is said', (search, words) => {
  expect(readParameters(`?${search}`, emptyStorage()).problems[0]).toContain(words);
});

test('nobody looks whose name is none', () => {
  for (const as of ['ownr', 'Owner', 'notanemail']) {
    expect(readParameters(`?as=${as}`, emptyStorage()).problems[0]).toContain(`as=${as}: there is nobody of that name`);
  }
  for (const as of ['writer', 'signed-out', 'bo@acme.example', '']) {
    expect(readParameters(`?as=${as}`, emptyStorage()).problems).toEqual([]);
  }
});
