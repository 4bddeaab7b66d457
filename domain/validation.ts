import { type FieldViolation, invalidArgument } from '#domain/errors.ts';
import { checkName } from '#domain/rules/name.ts';

/** Gathers what is wrong with a request, to tell all of it at once. */
export class Validation {
  readonly #violations: FieldViolation[] = [];

  /** Notes a violation unless the condition holds. */
  check(holds: boolean, field: string, description: string): void {
    if (!holds) this.#violations.push({ field, description });
  }

  /** The name as it is to be stored; an empty string, and a violation, for one that is refused. */
  name(raw: string, field = 'name'): string {
    const checked = checkName(raw);
    this.check(checked.ok, field, checked.ok ? '' : checked.reason);
    return checked.ok ? checked.name : '';
  }

  /** Throws InvalidArgument with every violation so far. Call it before the first write. */
  done(): void {
    if (this.#violations.length > 0) throw invalidArgument(this.#violations);
  }
}
