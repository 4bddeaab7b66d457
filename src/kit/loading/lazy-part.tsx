import { RotateCw, X } from 'lucide-react';
import { Component, lazy, type ComponentType, type ReactNode, useState } from 'react';
import { Button, IconButton } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { isMissingChunk, reloadForNewBuild } from './new-build.ts';
import { useNewBuild } from './use-new-build.ts';

/** A component whose code loads at its first render, or earlier by `preload()`. */
export type LazyPart<Props> = ComponentType<Props> & { preload: () => void };

/**
 * Keeps heavy parts (dialogs, sheets, menus) out of the first load:
 *
 *     const CreateRoleSheet = lazyPart(() => import('./create-role-sheet.tsx').then((m) => m.CreateRoleSheet));
 *
 * Render it inside <Suspense fallback={null}>, and call `preload` on hover or focus of its button. A failed preload is
 * silent. If the code fails to load at render, a notice offers a retry and the page stays, unless a deploy requires a
 * reload; dismissing the notice calls the part's `onClose(false)`. Without `onClose`, the failure is an error of the page.
 */
export function lazyPart<Props extends Closable>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const make = () => lazy(async () => ({ default: await load() }));
  let Part = make();
  // React caches the failure forever, so a retry needs a new lazy component.
  const onMissing = () => {
    Part = make();
  };
  const WithNotice = (props: Props) => (
    <Boundary load={load} onMissing={onMissing} onClose={props.onClose}>
      {() => <Part {...props} />}
    </Boundary>
  );
  return Object.assign(WithNotice, { preload: () => void load().catch(() => undefined) });
}

/** The props of any part, which may have an `onClose`. */
type Closable = { onClose?: ((isDone: boolean) => void) | undefined; [name: string]: unknown };

/** `children` is a function, because each retry renders a new component. */
type BoundaryProps = Pick<Closable, 'onClose'> & {
  load: () => Promise<unknown>;
  onMissing: () => void;
  children: () => ReactNode;
};

/** Shows a notice in place of a part whose code failed to load. Other errors go to the page. */
class Boundary extends Component<BoundaryProps, { thrown?: unknown }> {
  override state: { thrown?: unknown } = {};

  static getDerivedStateFromError(thrown: unknown) {
    return { thrown };
  }

  override componentDidCatch() {
    this.props.onMissing();
  }

  override render() {
    const { thrown } = this.state;
    const { children, load, onClose } = this.props;
    if (thrown === undefined) return children();
    if (!onClose || !isMissingChunk(thrown)) throw thrown;
    const tryAgain = async () => {
      await load();
      this.setState({ thrown: undefined });
    };
    return <MissingPart {...{ thrown, tryAgain, onClose }} />;
  }
}

type MissingPartProps = {
  thrown: unknown;
  /** Rejects if the code still fails to load. */
  tryAgain: () => Promise<void>;
  onClose: (isDone: boolean) => void;
};

function MissingPart({ thrown, tryAgain, onClose }: MissingPartProps) {
  const [state, setState] = useState<'trying' | 'failed again'>();
  const [opener] = useState(() => document.activeElement);
  if (useNewBuild(thrown)) return null;
  // The pressed button disappears with the notice.
  const returnFocus = () => opener instanceof HTMLElement && opener.focus();
  const onRetry = () => {
    setState('trying');
    tryAgain().then(returnFocus, async (again: unknown) => {
      // HTML's module map may cache the failure: then only a new page can load the code.
      await reloadForNewBuild(again);
      setState('failed again');
    });
  };
  return (
    // Beside the toasts, and on a phone above them.
    <div className="fixed inset-x-4 bottom-24 z-50 rounded-lg bg-surface-raised text-left shadow-float sm:right-auto sm:bottom-10 sm:max-w-lg">
      <Notice
        tone="danger"
        title="A part of the console could not be loaded"
        live
        action={
          <>
            <Button icon={<RotateCw aria-hidden="true" />} onClick={onRetry} busy={state === 'trying'}>
              Try again
            </Button>
            <IconButton
              label="Close"
              icon={<X aria-hidden="true" />}
              onClick={() => {
                returnFocus();
                onClose(false);
              }}
            />
          </>
        }
      >
        {state === 'failed again'
          ? 'It still can’t be loaded. Check your connection, or reload the page.'
          : 'Check your connection, then try again.'}
      </Notice>
    </div>
  );
}
