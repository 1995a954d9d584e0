import type { FrameMessage, HostState, PortOffer } from '../port/port-messages.ts';

/** The chat's frame and the line to it. */
export interface Frame {
  readonly element: HTMLIFrameElement;
  /** Tells the frame how things stand, unless it has been told just that. */
  readonly tell: (state: HostState) => void;
}

/**
 * The frame at this address. Each page that loads in it is offered a port of its own, and only a page of the address's
 * origin can take the offer. `ready` is called when there is somebody to tell.
 */
export function createFrame(
  origin: string,
  path: string,
  ready: () => void,
  hear: (message: FrameMessage) => void,
): Frame {
  const element = document.createElement('iframe');
  let port: MessagePort | undefined;
  let told = '';

  element.addEventListener('load', () => {
    const { URL: url, title, referrer } = document;
    const offer: PortOffer = { porchlight: 1, page: { url, title, referrer } };
    const channel = new MessageChannel();
    port = channel.port1;
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- this starts the port, too
    port.onmessage = ({ data }: MessageEvent<FrameMessage>) => {
      element.className = 'live';
      hear(data);
    };
    element.contentWindow?.postMessage(offer, origin, [channel.port2]);
    told = '';
    ready();
  });
  element.src = origin + path;
  return {
    element,
    tell: (state) => {
      const text = JSON.stringify(state);
      if (text === told || !port) return;
      told = text;
      port.postMessage(state);
    },
  };
}
