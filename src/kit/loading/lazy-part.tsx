import { RotateCw, X } from 'lucide-react';
import { Component, lazy, type ComponentType, type ReactNode, useState } from 'react';
import { Button, IconButton } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { isMissingChunk, reloadForNewBuild } from './new-build.ts';
import { useNewBuild } from './use-new-build.ts';

/** A component whose code is loaded when it is first rendered, or earlier by `preload()`. */
export type LazyPart<Props> = ComponentType<Props> & { preload: () => void };

/**
 * Keeps heavy parts (dialogs, sheets, menus) out of the first load:
 *
 *     const CreateRoleSheet = lazyPart(() => import('./create-role-sheet.tsx').then((m) => m.CreateRoleSheet));
 *
 * Render it inside <Suspense fallback={null}>, and call `preload` on hover or focus of what opens it. A failed preload is
 * silent. Where the part can be closed, code that can't be had when it is rendered is said in a notice, and the page stays as
 * it is, unless only a new one can have the code; who leaves it at that closes the part, by its `onClose(false)`. Without
 * `onClose` it is the page's error.
 */
export function lazyPart<Props extends Closable>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const make = () => lazy(async () => ({ default: await load() }));
  let Part = make();
  // React keeps for ever that it failed: whoever tries again takes another one.
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

type Closable = { onClose?: ((isDone: boolean) => void) | undefined };

/** The children are asked for at each try: there is another part by then. */
type BoundaryProps = Closable & { load: () => Promise<unknown>; onMissing: () => void; children: () => ReactNode };

/** Puts the notice in the place of a part whose code can't be had. Every other error goes on to the page. */
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
  /** Rejects when the code still can't be had. */
  tryAgain: () => Promise<void>;
  onClose: (isDone: boolean) => void;
};

function MissingPart({ thrown, tryAgain, onClose }: MissingPartProps) {
  const [state, setState] = useState<'trying' | 'failed again'>();
  const [opener] = useState(() => document.activeElement);
  if (useNewBuild(thrown)) return null;
  // The notice goes, and with it the button that was pressed.
  const returnFocus = () => opener instanceof HTMLElement && opener.focus();
  const onRetry = () => {
    setState('trying');
    tryAgain().then(returnFocus, async (again: unknown) => {
      // A browser may remember that it could not have it, as HTML's module map does: then only a new page can.
      await reloadForNewBuild(again);
      setState('failed again');
    });
  };
  return (
    // Beside the toasts, and on a phone above one.
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
