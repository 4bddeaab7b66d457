import { type FieldViolation, invalidArgument } from '#domain/errors.ts';
import { checkEmail } from '#domain/rules/check-email.ts';
import { checkName, hasForbiddenCharacters } from '#domain/rules/name.ts';
import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { isPermission } from '#domain/rules/permissions.ts';

/** The maximum number of reported violations, so that a hostile request can't cause a larger answer. */
const mostViolations = 100;

/** Collects what is wrong with a request, to report everything at once. */
export class Validation {
  readonly #violations: FieldViolation[] = [];

  /** Adds a violation unless the condition holds. */
  check(holds: boolean, field: string, description: string): void {
    if (!holds && this.#violations.length < mostViolations) this.#violations.push({ field, description });
  }

  /** The name to store; for a refused one, an empty string and a violation. */
  name(raw: string, field = 'name'): string {
    const checked = checkName(raw);
    this.check(checked.ok, field, checked.ok ? '' : checked.reason);
    return checked.ok ? checked.name : '';
  }

  /** The subject to store for a new role binding; for a refused one, an empty string and a violation. */
  subject(raw: string, field = 'subject'): string {
    const checked = checkNewSubject(raw);
    this.check(checked.ok, field, checked.ok ? '' : checked.reason);
    return checked.ok ? checked.subject : '';
  }

  /** The e-mail address to store; for a refused one, an empty string and a violation. */
  email(raw: string, field: string): string {
    const checked = checkEmail(raw.trim());
    this.check(checked.ok, field, checked.ok ? '' : checked.reason);
    return checked.ok ? checked.email : '';
  }

  /** Adds a violation unless the text is there, not too long, and can be stored and shown. */
  text(raw: string, field: string, longest = 200): void {
    this.check(raw !== '', field, 'This is required.');
    const fits = raw.length <= longest && !hasForbiddenCharacters(raw);
    this.check(fits, field, `Use at most ${longest} characters, without control characters.`);
  }

  /** Adds a violation unless the permission exists, and names it if it looks like one. */
  permission(raw: string, field: string, exists = isPermission(raw)): void {
    const named = /^[\w.-]{1,60}$/.test(raw) ? `There is no permission “${raw}”.` : 'There is no such permission.';
    this.check(exists, field, named);
  }

  /** Throws InvalidArgument with every violation so far. Call it before the first write. */
  done(): void {
    if (this.#violations.length > 0) throw invalidArgument(this.#violations);
  }
}
