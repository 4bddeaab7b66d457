import { expect, test } from 'vitest';
import { projectsFrom } from '#src/access/scope-state.ts';
import { namedProjects } from './named-projects.ts';

const seen = [
  { id: 'a', name: 'Checkout' },
  { id: '5f0c2a11-b', name: 'Search' },
  { id: '77e0d3f4-c', name: 'Search' },
];

function named(totals: readonly { projectId: string; names: readonly string[] }[], complete = true) {
  return Array.from(namedProjects(totals, projectsFrom(seen, complete)).values());
}

test('a renamed project has its name of now, and its earlier ones beside', () => {
  const [project] = named([{ projectId: 'a', names: ['Shop', 'Store', 'Checkout'] }]);
  expect(project).toMatchObject({ label: 'Checkout', state: 'here', earlierNames: ['Shop', 'Store'] });
});

test('a deleted project keeps its last name', () => {
  const [project] = named([{ projectId: 'gone', names: ['Old shop', 'Shop'] }]);
  expect(project).toMatchObject({ name: 'Old shop', label: 'Old shop (deleted)', state: 'deleted' });
});

test('nobody who sees only some projects is told that the others are deleted', () => {
  const [project] = named([{ projectId: 'gone', names: ['Old shop'] }], false);
  expect(project).toMatchObject({ label: 'Old shop', state: 'unseen' });
});

test('projects of one name are told apart by their IDs', () => {
  const labels = named([
    { projectId: '5f0c2a11-b', names: [] },
    { projectId: '77e0d3f4-c', names: [] },
    { projectId: 'a', names: [] },
  ]).map(({ label }) => label);
  expect(labels).toEqual(['Search (5f0c2a11)', 'Search (77e0d3f4)', 'Checkout']);
});

test('a project without a name is said to have none, and so is usage of no project', () => {
  const labels = named([
    { projectId: '', names: [''] },
    { projectId: 'gone', names: [] },
  ]).map(({ label }) => label);
  expect(labels).toEqual(['No project', 'Unnamed project (deleted)']);
});
