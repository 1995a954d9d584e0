/* oxlint-disable unicorn/prefer-add-event-listener -- shorter, and these nodes are our own */
import type { FrameMessage, HostCall, HostState, PortOffer } from '../port/port-messages.ts';

/** The chat's frame, on no page yet, and the line to it. */
export interface Frame {
  readonly element: HTMLIFrameElement;
  /** Tells the frame how things stand, unless it has been told just that, and hands over the calls. */
  readonly tell: (open: boolean, focused: boolean) => void;
}

/**
 * A frame for a page of this origin. Each page that loads in it is offered a port of its own, and only a page of that origin
 * can take the offer. `calls` wait for one that has.
 */
export function createFrame(
  origin: string,
  calls: HostCall[],
  hear: (message: FrameMessage) => void,
): Frame {
  const element = document.createElement('iframe');
  let port: MessagePort | undefined;
  let told = '';

  element.onload = () => {
    const page = { url: document.URL, title: document.title, referrer: document.referrer };
    const offer: PortOffer = { porchlight: 1, page };
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port.onmessage = ({ data }: MessageEvent<FrameMessage>) => {
      element.className = 'live';
      hear(data);
    };
    told = '';
    (element.contentWindow as Window).postMessage(offer, origin, [port2]);
  };
  return {
    element,
    tell: (open, focused) => {
      const state: HostState = { open, focused, title: document.title };
      const text = JSON.stringify(state);
      if (text !== told) port?.postMessage(state);
      told = text;
      // A page that has not spoken may be one that says why there is no chat.
      if (element.className) while (calls.length) port?.postMessage(calls.shift());
    },
  };
}
