import type { Cdp } from './cdp.ts';
import type { Frame, Frames } from './frames.ts';

/** What a screen reader would find: a role, a name (or a part of it), and the words it comes after. */
export interface Sought {
  readonly role: string;
  readonly name: RegExp | string;
  readonly after?: string;
}

/** Something on the screen, as the accessibility tree knows it. */
export interface Element {
  readonly role: string;
  readonly name: string;
  readonly focused: boolean;
  readonly frame: Frame;
  readonly node: number;
}

/** Finds things by role and name, and points at them. */
export interface Elements {
  /** Every match in every frame, in the order in which they are read out. */
  readonly all: (sought: Sought) => Promise<readonly Element[]>;
  /** Presses and releases the left mouse button on the middle of an element. */
  readonly click: (element: Element) => Promise<void>;
}

interface AxValue {
  readonly value?: unknown;
}

interface AxNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly backendDOMNodeId?: number;
}

/** Reads the accessibility trees of a window's frames; `page` is the session that takes the mouse. */
export function elementsOf(cdp: Cdp, page: string, frames: Frames): Elements {
  return {
    all: async (sought) => {
      const trees = (await frames.list()).map((frame) => elementsIn(cdp, frame));
      return (await Promise.all(trees)).flatMap((elements) => matches(elements, sought));
    },
    click: async (element) => clickAt(cdp, page, await middleOf(cdp, element)),
  };
}

function matches(elements: readonly Element[], { role, name, after }: Sought): readonly Element[] {
  const isBefore = (element: Element) => element.role === 'StaticText' && element.name === after;
  const start = after === undefined ? 0 : elements.findLastIndex(isBefore);
  if (start < 0) return [];
  const isNamed = (has: string) => (typeof name === 'string' ? has.includes(name) : name.test(has));
  return elements.slice(start).filter((one) => one.role === role && isNamed(one.name));
}

async function elementsIn(cdp: Cdp, frame: Frame): Promise<Element[]> {
  const asked = { frameId: frame.id };
  const read = cdp.call<{ nodes: AxNode[] }>('Accessibility.getFullAXTree', asked, frame.session);
  // A frame may go while it is read; then there is nothing in it.
  const { nodes } = await read.catch(() => ({ nodes: [] }));
  return inOrder(nodes).flatMap((node) => (node.ignored ? [] : elementFrom(node, frame)));
}

/** The browser tells a tree level by level; people hear it branch by branch. */
function inOrder(nodes: readonly AxNode[]): AxNode[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const branch = (node: AxNode | undefined): AxNode[] =>
    node === undefined
      ? []
      : [node, ...(node.childIds ?? []).flatMap((id) => branch(byId.get(id)))];
  return branch(nodes[0]);
}

function elementFrom(node: AxNode, frame: Frame): Element[] {
  const { backendDOMNodeId, properties = [] } = node;
  if (backendDOMNodeId === undefined) return [];
  const focused = properties.some(({ name, value }) => name === 'focused' && value.value === true);
  return [{ role: text(node.role), name: text(node.name), focused, frame, node: backendDOMNodeId }];
}

function text(value: AxValue | undefined): string {
  return typeof value?.value === 'string' ? value.value : '';
}

async function middleOf(cdp: Cdp, { frame, node }: Element): Promise<Frame['offset']> {
  const asked = { backendNodeId: node };
  await cdp.call('DOM.scrollIntoViewIfNeeded', asked, frame.session);
  const { quads } = await cdp.call<{ quads: number[][] }>(
    'DOM.getContentQuads',
    asked,
    frame.session,
  );
  const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = quads[0] ?? [];
  return { x: frame.offset.x + (x1 + x3) / 2, y: frame.offset.y + (y1 + y3) / 2 };
}

async function clickAt(cdp: Cdp, page: string, at: Frame['offset']): Promise<void> {
  const button = { ...at, button: 'left', clickCount: 1 };
  await cdp.call('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved' }, page);
  await cdp.call('Input.dispatchMouseEvent', { ...button, type: 'mousePressed' }, page);
  await cdp.call('Input.dispatchMouseEvent', { ...button, type: 'mouseReleased' }, page);
}
