import { roleName } from '#src/access/role-name.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { Merged } from './merge-settings.ts';
import type { SettingsForm } from './settings-form.ts';

/** What somebody else saved while the form was open. */
export interface Meanwhile extends Merged {
  readonly theirs: SettingsForm;
}

const names: Readonly<Record<keyof SettingsForm, string>> = {
  identifier: 'Identifier',
  issuer: 'Issuer',
  clientId: 'Client ID',
  secret: 'Client secret',
  groups: 'Groups',
  defaultRole: 'Default role',
};

/** Tells which fields have new values now, and what the other person saved where both changed one. */
export function ChangedMeanwhile({ taken, clashes, theirs }: Meanwhile) {
  return (
    <Notice tone="warning" title="Somebody else saved other settings meanwhile" live>
      <ul className="list-disc pl-4">
        {taken.map((field) => (
          <li key={field}>{names[field]}: this form has their value now.</li>
        ))}
        {clashes.map((field) => (
          <li key={field}>
            {names[field]}: they saved <bdi className="font-medium text-text">{shown(theirs, field)}</bdi>. Yours is
            kept in this form.
          </li>
        ))}
        {taken.length + clashes.length === 0 && (
          <li>Nothing differs that can be shown. They may have entered a new secret.</li>
        )}
      </ul>
      <p>Check the form, then save again.</p>
    </Notice>
  );
}

function shown(theirs: SettingsForm, field: keyof SettingsForm): string {
  const value = theirs[field];
  if (typeof value === 'boolean') return value ? 'asked for' : 'not asked for';
  if (field !== 'defaultRole') return value;
  return value === '' ? 'no role' : roleName(value);
}
