import { RotateCw, X } from 'lucide-react';
import { Component, lazy, type ComponentType, type ReactNode, useState } from 'react';
import { announce } from '#src/lib/announce.ts';
import { isMissingChunk } from '#src/lib/new-build.ts';
import { useNewBuild } from '#src/lib/use-new-build.ts';
import { Button, IconButton } from './button.tsx';
import { Notice } from './notice.tsx';

/** A component whose code is loaded when it is first rendered, or earlier by `preload()`. */
export type LazyPart<Props> = ComponentType<Props> & { preload: () => void };

/**
 * Keeps heavy parts (dialogs, sheets, menus) out of the first load:
 *
 *     const CreateRoleSheet = lazyPart(() => import('./create-role-sheet.tsx').then((m) => m.CreateRoleSheet));
 *
 * Render it inside <Suspense fallback={null}>, and call `preload` on hover or focus of what opens it. A failed preload is
 * silent. Code that can't be had when it is rendered is said in a notice, and the page stays as it is; who leaves it at that
 * closes the part, by its `onClose(false)`.
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
      <Part {...props} />
    </Boundary>
  );
  return Object.assign(WithNotice, { preload: () => void load().catch(() => undefined) });
}

type Closable = { onClose?: ((isDone: boolean) => void) | undefined };

type BoundaryProps = Closable & { load: () => Promise<unknown>; onMissing: () => void; children: ReactNode };

/** Only for code that is missing: any other error is the page's. */
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
    if (thrown === undefined) return children;
    if (!isMissingChunk(thrown)) throw thrown;
    const tryAgain = async () => {
      await load();
      this.setState({ thrown: undefined });
    };
    return <MissingPart {...{ thrown, tryAgain, onClose }} />;
  }
}

/** `tryAgain` rejects when the code still can't be had. */
type MissingPartProps = Closable & { thrown: unknown; tryAgain: () => Promise<void> };

function MissingPart({ thrown, tryAgain, onClose }: MissingPartProps) {
  const [isTrying, setTrying] = useState(false);
  if (useNewBuild(thrown)) return null;
  const onRetry = () => {
    setTrying(true);
    tryAgain().catch(() => {
      setTrying(false);
      announce('It still could not be loaded');
    });
  };
  return (
    // Beside the toasts, and on a phone above one.
    <div className="fixed inset-x-4 bottom-24 z-50 rounded-lg bg-surface-raised shadow-float sm:right-auto sm:bottom-10 sm:max-w-lg">
      <Notice
        tone="danger"
        title="A part of the console could not be loaded"
        live
        action={
          <>
            <Button icon={<RotateCw aria-hidden="true" />} onClick={onRetry} busy={isTrying}>
              Try again
            </Button>
            {onClose && <IconButton label="Close" icon={<X aria-hidden="true" />} onClick={() => onClose(false)} />}
          </>
        }
      >
        Check your connection, then try again. If it stays so, reload the page.
      </Notice>
    </div>
  );
}
