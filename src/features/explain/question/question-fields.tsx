import { useCallback, useMemo } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { organizationScope } from '#src/access/why-search.ts';
import { Combobox } from '#src/kit/form/combobox.tsx';
import type { Asked } from '../asked.ts';
import type { SeenFacts } from '../facts/use-seen-facts.ts';
import { permissionOptions } from './permission-options.ts';
import { scopeOptions } from './scope-options.ts';
import { subjectOptions, typedSubject, valueOf, whoOf } from './subject-options.ts';

type QuestionFieldsProps = {
  asked: Asked;
  seen: SeenFacts;
  onAsk: (change: Partial<Asked>) => void;
};

/** The parts that the question's shape has, each completed while typing. */
export function QuestionFields({ asked, seen, onAsk }: QuestionFieldsProps) {
  const { shape, who, permission, scope } = asked;
  const { facts, self, names, projects, states } = seen;
  const subjects = useMemo(() => subjectOptions({ facts, self, names }, who), [facts, self, names, who]);
  const typedOption = useCallback((typed: string) => typedSubject(typed, self), [self]);
  const seesOthers = states.bindings !== 'denied';
  const scopes = useMemo(() => scopeOptions(projects, scope ?? undefined), [projects, scope]);
  return (
    <div className="grid items-start gap-3 sm:auto-cols-[minmax(0,26rem)] sm:grid-flow-col">
      {shape !== 'who' && (
        <Combobox
          label="Who"
          options={seesOthers ? subjects : subjects.filter(({ value }) => value === self)}
          typedOption={seesOthers ? typedOption : undefined}
          value={who && valueOf(who)}
          onChange={(value) => onAsk({ who: value === undefined ? undefined : whoOf(value) })}
          placeholder="Person, service account or API token"
        />
      )}
      {shape !== 'what' && (
        <Combobox<Permission>
          label="Permission"
          options={permissionOptions}
          value={permission}
          onChange={(value) => onAsk({ permission: value })}
          placeholder="In words, or as debuginfo.write"
        />
      )}
      {shape !== 'what' && (
        <Combobox
          label="Where"
          options={scopes}
          value={scope === null ? organizationScope : scope}
          onChange={(value) => onAsk({ scope: value === organizationScope ? null : value })}
          placeholder="Project or whole organization"
        />
      )}
    </div>
  );
}
