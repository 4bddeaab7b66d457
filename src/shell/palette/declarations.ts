import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';

/** An act that the address of a page opens, in the route's `staticData.acts`. It can be done from everywhere. */
export interface RouteAct {
  /** As on the page's button: "Create Role Binding". On a page with an act of the same name, that one is offered. */
  readonly label: string;
  /** What the page's search must hold: `{ create: 'binding' }`. */
  readonly search: Readonly<Record<string, string>>;
  readonly permission: Permission;
  /** Whether the permission in one project is enough. */
  readonly orInProject?: boolean;
}

/** The things that a route leads to, each by name, in the route's `staticData.things`. */
export interface Things {
  /** The heading above them: "Service accounts". */
  readonly group: string;
  readonly icon: ReactNode;
  /** Reads all that the person may see. Throws an API error. */
  readonly read: (queryClient: QueryClient, organizationId: string) => Promise<readonly Thing[]>;
}

/** One thing. Its label, description and keywords are searched; the keywords aren't shown. */
export interface Thing {
  readonly label: string;
  readonly description?: string | undefined;
  readonly keywords?: string | undefined;
  /** The parameters of the route besides the organization, and its search. */
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, unknown>>;
}
