import { type FieldViolation, invalidArgument } from '#domain/errors.ts';
import { checkName, hasForbiddenCharacters } from '#domain/rules/name.ts';
import { checkNewSubject } from '#domain/rules/new-subject.ts';

/** So many violations are told at most: a hostile request must not be answered with a larger one. */
const mostViolations = 100;

/** Gathers what is wrong with a request, to tell all of it at once. */
export class Validation {
  readonly #violations: FieldViolation[] = [];

  /** Notes a violation unless the condition holds. */
  check(holds: boolean, field: string, description: string): void {
    if (!holds && this.#violations.length < mostViolations) this.#violations.push({ field, description });
  }

  /** The name as it is to be stored; an empty string, and a violation, for one that is refused. */
  name(raw: string, field = 'name'): string {
    const checked = checkName(raw);
    this.check(checked.ok, field, checked.ok ? '' : checked.reason);
    return checked.ok ? checked.name : '';
  }

  /** The subject of a new role binding as it is to be stored; an empty string, and a violation, for a refused one. */
  subject(raw: string, field = 'subject'): string {
    const checked = checkNewSubject(raw);
    this.check(checked.ok, field, checked.ok ? '' : checked.reason);
    return checked.ok ? checked.subject : '';
  }

  /** Notes a violation unless the text is there, at most so many characters long, and can be kept and shown. */
  text(raw: string, field: string, longest = 200): void {
    this.check(raw !== '', field, 'This is required.');
    const fits = raw.length <= longest && !hasForbiddenCharacters(raw);
    this.check(fits, field, `Use at most ${longest} characters, without control characters.`);
  }

  /** Throws InvalidArgument with every violation so far. Call it before the first write. */
  done(): void {
    if (this.#violations.length > 0) throw invalidArgument(this.#violations);
  }
}
