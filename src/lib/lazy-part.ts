import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** A component whose code is loaded when it is first rendered, or earlier by `preload()`. */
export type LazyPart<Props> = LazyExoticComponent<ComponentType<Props>> & { preload: () => void };

/**
 * Keeps heavy parts (dialogs, sheets, menus) out of the first load:
 *
 *     const CreateRoleSheet = lazyPart(() => import('./create-role-sheet.tsx').then((m) => m.CreateRoleSheet));
 *
 * Render it inside <Suspense fallback={null}>, and call `preload` on hover or focus of what opens it.
 * A failed preload is silent; the failure is reported when the part is rendered.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const part = lazy(async () => ({ default: await load() }));
  return Object.assign(part, { preload: () => void load().catch(() => undefined) });
}
