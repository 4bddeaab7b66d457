import { Building2, Folder } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { FieldError } from '#src/kit/form/field.tsx';
import { RadioCards } from '#src/kit/form/radio-group.tsx';
import { useChoiceSearch } from './choice-search.tsx';
import type { ScopeChoice } from './scope-choice.ts';
import type { Projects } from './scope-state.ts';

export type ScopePickerProps = {
  projects: Projects;
  value: ScopeChoice;
  onChange: (value: ScopeChoice) => void;
  error?: string | undefined;
};

/** The whole organization, or one or several projects; many projects are searchable. */
export function ScopePicker({ projects, value, onChange, error }: ScopePickerProps) {
  // Switching to the other choice and back keeps the chosen projects.
  const [chosen, setChosen] = useState(value.kind === 'projects' ? value.projectIds : []);
  const choose = (projectIds: readonly string[]) => {
    setChosen(projectIds);
    onChange({ kind: 'projects', projectIds });
  };
  return (
    <div className="grid min-w-0 gap-3">
      <RadioCards
        label="Scope"
        value={value.kind}
        onChange={(kind) => (kind === 'organization' ? onChange({ kind }) : choose(chosen))}
        error={value.kind === 'organization' ? error : undefined}
        options={[
          {
            value: 'organization',
            label: 'Whole organization',
            icon: <Building2 aria-hidden="true" />,
            description: 'All projects, including future ones, and the organization itself.',
          },
          {
            value: 'projects',
            label: 'Selected projects',
            icon: <Folder aria-hidden="true" />,
            description: 'Only there, with one role binding for each project.',
            disabledReason: projects.names.size === 0 ? noProjectWords(projects) : undefined,
          },
        ]}
      />
      {value.kind === 'projects' && (
        <ProjectChecks projects={projects} chosen={value.projectIds} onChange={choose} error={error} />
      )}
    </div>
  );
}

type ProjectChecksProps = {
  projects: Projects;
  chosen: readonly string[];
  onChange: (projectIds: readonly string[]) => void;
  error: string | undefined;
};

function ProjectChecks({ projects, chosen, onChange, error }: ProjectChecksProps) {
  const id = useId();
  const choices = useMemo(
    () => Array.from(projects.names, ([value, label]) => ({ value, label, keywords: value })),
    [projects],
  );
  const { shown, search } = useChoiceSearch(choices, chosen, 'projects');
  return (
    <fieldset className="grid min-w-0 gap-1.5" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="sr-only">Projects</legend>
      {search}
      {choices.length === 0 && <p className="text-text-muted">{noProjectWords(projects)}</p>}
      <div className="grid gap-1 sm:grid-cols-2">
        {shown.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={<bdi className="wrap-anywhere">{label}</bdi>}
            checked={chosen.includes(value)}
            onChange={(checked) => onChange(checked ? [...chosen, value] : chosen.filter((other) => other !== value))}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}

function noProjectWords({ complete }: Projects): string {
  return complete ? 'There are no projects yet.' : 'You can’t see any project.';
}
