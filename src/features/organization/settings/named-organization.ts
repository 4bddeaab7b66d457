/** An organization as its settings know it. */
export interface NamedOrganization {
  readonly id: string;
  readonly name: string;
}
