import type { Cdp } from './cdp.ts';

/** One document of a window: the page itself, or a frame in it, whichever process it lives in. */
export interface Frame {
  readonly id: string;
  readonly url: string;
  /** The DevTools session that speaks for it. */
  readonly session: string;
  /** Where the session's own top left corner is in the window, in CSS pixels. */
  readonly offset: { readonly x: number; readonly y: number };
}

/** The documents of a window as they come and go. */
export interface Frames {
  /** The page first, then its frames. */
  readonly list: () => Promise<readonly Frame[]>;
  /** Evaluates an expression in a frame and resolves with its (awaited) value; rejects with what it threw. */
  readonly evaluate: <Value>(frame: Frame, expression: string) => Promise<Value>;
  /** The same in the page itself. */
  readonly inPage: <Value>(expression: string) => Promise<Value>;
  /** Stops following. */
  readonly close: () => void;
}

interface FrameTree {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

interface Evaluated {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
}

/** Follows the frames of a page, those in other processes too. */
export async function followFrames(cdp: Cdp, page: string): Promise<Frames> {
  /** Sessions of frames in processes of their own, by target id, which is the frame's id. */
  const elsewhere = new Map<string, string>();
  const close = cdp.onEvent(({ method, params, session }) => {
    if (session !== page) return;
    if (method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = params as Attached;
      if (targetInfo.type === 'iframe') elsewhere.set(targetInfo.targetId, sessionId);
    }
    if (method === 'Target.detachedFromTarget') forget(elsewhere, (params as Detached).sessionId);
  });
  const autoAttach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  await cdp.call('Target.setAutoAttach', autoAttach, page);
  const own = () => framesOf(cdp, page, { x: 0, y: 0 });
  return {
    list: async () => {
      const others = [...elsewhere].map(([id, session]) => placed(cdp, page, id, session));
      return [...(await own()), ...(await Promise.all(others)).flat()];
    },
    evaluate: (frame, expression) => evaluate(cdp, frame, expression),
    inPage: async <Value>(expression: string) => {
      const [top] = await own();
      if (top === undefined) throw new Error('The window has no page.');
      return evaluate<Value>(cdp, top, expression);
    },
    close,
  };
}

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string; readonly targetId: string };
}

type Detached = Pick<Attached, 'sessionId'>;

function forget(sessions: Map<string, string>, gone: string): void {
  for (const [id, session] of sessions) if (session === gone) sessions.delete(id);
}

async function framesOf(cdp: Cdp, session: string, offset: Frame['offset']): Promise<Frame[]> {
  const { frameTree } = await cdp.call<{ frameTree: FrameTree }>('Page.getFrameTree', {}, session);
  const flat = ({ frame, childFrames = [] }: FrameTree): Frame[] => [
    { id: frame.id, url: frame.url, session, offset },
    ...childFrames.flatMap(flat),
  ];
  return flat(frameTree);
}

/** A frame in another process counts from its own corner: the element that holds it says where that is. */
async function placed(cdp: Cdp, page: string, id: string, session: string): Promise<Frame[]> {
  const owner = await cdp.call<{ backendNodeId: number }>(
    'DOM.getFrameOwner',
    { frameId: id },
    page,
  );
  const corner = await cornerOf(cdp, page, owner.backendNodeId);
  return framesOf(cdp, session, corner);
}

async function cornerOf(cdp: Cdp, page: string, backendNodeId: number): Promise<Frame['offset']> {
  const box = { backendNodeId };
  const boxed = cdp.call<{ model: { content: number[] } }>('DOM.getBoxModel', box, page);
  // A frame that is not laid out (a closed panel) has no box, and nothing to be clicked at.
  const { model } = await boxed.catch(() => ({ model: { content: [0, 0] } }));
  const [x = 0, y = 0] = model.content;
  return { x, y };
}

async function evaluate<Value>(cdp: Cdp, frame: Frame, expression: string): Promise<Value> {
  // A world of its own: the page can neither see it nor fool it.
  const world = await cdp.call<{ executionContextId: number }>(
    'Page.createIsolatedWorld',
    { frameId: frame.id, worldName: 'test' },
    frame.session,
  );
  const asked = {
    expression,
    contextId: world.executionContextId,
    awaitPromise: true,
    returnByValue: true,
  };
  const said = await cdp.call<Evaluated>('Runtime.evaluate', asked, frame.session);
  if (said.exceptionDetails === undefined) return said.result.value as Value;
  throw new Error(said.exceptionDetails.exception?.description ?? `${expression} threw.`);
}
