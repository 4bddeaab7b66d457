import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { productName } from '#layout/page-title.ts';

export type ShellProps = {
  /** Where the person is: the switchers. */
  place?: ReactNode;
  menus?: ReactNode;
  /** The row of tabs. */
  navigation?: ReactNode;
  children: ReactNode;
};

/** The frame of every page: skip link, header, main. */
export function Shell({ place, menus, navigation, children }: ShellProps) {
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent-fill px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <header className="keep-gutter border-b border-line">
        <div className="mx-auto max-w-[90rem] px-4 sm:px-6">
          <div className="flex h-13 items-center gap-1">
            <Link to="/" className="mr-1 flex shrink-0 items-center gap-2 rounded-md font-semibold no-underline">
              <Mark />
              <span className={place ? 'max-lg:sr-only' : undefined}>{productName}</span>
            </Link>
            {place}
            <div className="ml-auto flex shrink-0 items-center gap-1">{menus}</div>
          </div>
          {navigation}
        </div>
      </header>
      <div className="keep-gutter">
        <main id="main" tabIndex={-1} className="mx-auto max-w-[90rem] px-4 pt-6 pb-16 outline-none sm:px-6">
          {children}
        </main>
      </div>
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
