import { Link, useMatches } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { AccountMenu } from './account-menu.tsx';
import { IamRail, OrganizationTabs } from './organization-tabs.tsx';
import { productName } from './page-title.ts';
import { PaletteButton } from './palette/palette-button.tsx';
import { SessionEndedNotice } from './session-ended-notice.tsx';
import { useShortcuts } from './shortcuts.tsx';
import { StillSignedIn, useSignOut } from './sign-out.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { OrganizationSwitcher, ProjectSwitcher } from './switchers.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import { useOrganizationOfNow } from './use-organization-of-now.ts';
import { usePlace } from './use-place.ts';
import { useSamePerson } from './use-same-person.ts';

const UnreadNotice = lazyPart(() => import('./unread-notice.tsx').then((module) => module.UnreadNotice));

/**
 * The frame of every page: skip button, header, main with its rail. It stays mounted while pages change and load, so its
 * focus and its buttons are never lost.
 */
export function Shell({ children }: { children: ReactNode }) {
  const place = usePlace();
  const isSignIn = useMatches({ select: (matches) => matches.some(({ routeId }) => routeId === '/sign-in') });
  const { isStuck, leave } = useSignOut();
  const shortcuts = useShortcuts(isSignIn);
  useSamePerson(isSignIn);
  useOrganizationOfNow();
  return (
    <>
      {/* Not a link: that would add a history step that the router doesn't know. */}
      <button
        type="button"
        onClick={() => document.querySelector('main')?.focus()}
        className="sr-only top-2 left-2 z-50 rounded-md bg-accent-fill text-on-accent focus:not-sr-only focus:fixed focus:px-3 focus:py-2"
      >
        Skip to the page
      </button>
      <header className="keep-gutter border-b border-line">
        <div className="mx-auto flex max-w-[90rem] flex-wrap items-center gap-x-1 px-4 sm:px-6 lg:flex-nowrap">
          <Link
            to="/"
            // Its page asks who is signed in, which fails on the sign-in page.
            preload={false}
            className="mr-1 flex h-12 shrink-0 items-center gap-2 rounded-md font-semibold no-underline lg:h-13"
          >
            <Mark />
            <span className={place ? 'max-xl:sr-only' : undefined}>{productName}</span>
          </Link>
          {place?.state === 'seen' && (
            <>
              <OrganizationSwitcher organizationId={place.organizationId} />
              <ProjectSwitcher organizationId={place.organizationId} />
            </>
          )}
          {/* As wide as the switchers usually are: the tabs beside them must not move. */}
          {place?.state === 'loading' && <Skeleton className="mx-2 h-4 w-40 shrink-0 xl:w-54" />}
          {place && <OrganizationTabs {...place} />}
          <div className="ml-auto flex shrink-0 items-center gap-1 pl-1">
            {!isSignIn && <PaletteButton onClick={shortcuts.showPalette} preload={shortcuts.preloadPalette} />}
            <ThemeMenu />
            {!isSignIn && <AccountMenu onSignOut={leave} onShortcuts={shortcuts.showList} />}
          </div>
        </div>
      </header>
      <div className="keep-gutter">
        <main tabIndex={-1} className="mx-auto max-w-[90rem] px-4 pt-4 pb-16 outline-none sm:px-6">
          {place?.state === 'seen' && <SessionEndedNotice />}
          <StaleNotice />
          {place?.state === 'unread' && (
            <Suspense fallback={null}>
              <UnreadNotice />
            </Suspense>
          )}
          {isStuck && <StillSignedIn onRetry={leave} />}
          <div className="flex gap-6">
            {place?.isIam && <IamRail organizationId={place.organizationId} />}
            <div className="min-w-0 flex-1">{children}</div>
          </div>
        </main>
      </div>
      {shortcuts.dialog}
    </>
  );
}

/** public/favicon.svg, in the theme's colours. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-6" fill="none" strokeWidth="3" strokeLinecap="round" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-accent-fill" />
      <g className="stroke-on-accent">
        <circle cx="12.5" cy="16" r="4.75" />
        <path d="M17.5 16H26m-3.5 0v4.5" strokeLinejoin="round" />
      </g>
    </svg>
  );
}
