import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import type { NamedProject } from './cycle/named-projects.ts';
import { ProjectName } from './project-name.tsx';

const names = [
  'Checkout service, production cluster eu-west-1',
  'payments-production-eu-west-1-kubernetes',
  'x'.repeat(120),
];

test.each(names)('“Deleted” stays in one line beside %s', async (name) => {
  const project: NamedProject = {
    projectId: 'a',
    name,
    title: name,
    label: `${name} (deleted)`,
    state: 'deleted',
    earlierNames: [],
  };
  await render(
    <div style={{ width: 180 }} className="text-sm">
      <ProjectName project={project} look="teal" />
    </div>,
  );
  const pill = page.getByText('Deleted', { exact: true });
  expect(pill.element().getClientRects()).toHaveLength(1);
  expect(pill.element().clientHeight).toBeLessThan(24);
  expect(pill.element().getBoundingClientRect().width).toBeGreaterThan(40);
});
