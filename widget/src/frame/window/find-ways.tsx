import type { VNode } from 'preact';
import { windowHash, windowName } from '../../port/window-messages.ts';
import type { PanelWays } from '../../ui/panel-ways.ts';
import type { HostLine } from '../host-line.ts';
import type { Session } from '../session.ts';
import { Elsewhere } from './elsewhere.tsx';
import { handOver } from './hand-over.ts';
import { pushKeeper } from './own-window.ts';
import { createPushSwitch } from './push-switch.ts';

/** What the ways lead away from. */
export interface WaysOptions {
  readonly frame: Window & typeof globalThis;
  readonly line: HostLine;
  readonly session: Session;
  readonly inbox_key: string;
  /** This is the chat's own window. */
  readonly own: boolean;
  /** Shows this in place of the chat; undefined: the chat. */
  readonly show: (page?: VNode) => void;
}

const look = 'popup,width=420,height=720';

/** The ways of this frame, or of this window. */
export async function createWays(options: WaysOptions): Promise<PanelWays> {
  const { frame, line, session, inbox_key, show } = options;
  const push = await createPushSwitch({ window: frame, session, ...pushKeeper(frame, inbox_key) });
  if (options.own) return push ? { push } : {};
  let stop = () => {};

  return {
    ...(push && { push }),
    ownWindow: (address) => {
      const { pathname, search } = frame.location;
      const url = address ?? `${pathname}${search}${windowHash}`;
      const child = frame.open(url, windowName(inbox_key), look);
      if (child === null) return false;
      const page = (
        <Elsewhere onBack={() => child.close()} onClose={() => line.tell({ type: 'close' })} />
      );
      stop();
      stop = handOver({
        frame,
        child,
        session,
        line,
        onTaken: () => show(page),
        onGone: () => show(),
      });
      return true;
    },
  };
}
