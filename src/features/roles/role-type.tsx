import { Pill } from '#src/kit/text/pill.tsx';

/** System roles come with the product, custom ones were created here. */
export function RoleType({ isSystem }: { isSystem: boolean }) {
  const words = typeWords(isSystem);
  return isSystem ? <span className="text-text-muted">{words}</span> : <Pill mark="Custom role">{words}</Pill>;
}

export function typeWords(isSystem: boolean): string {
  return isSystem ? 'System' : 'Custom';
}
