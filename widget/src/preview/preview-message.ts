import type { VisitorFirstContact } from '@porchlight/protocol';
import type { Look } from '@porchlight/design/dress';

/** What the console posts to the preview, and the preview to its panel, whenever something in it changes. */
export interface PreviewMessage {
  readonly porchlight_preview: 1;
  readonly look: Look;
  /** The inbox's name. */
  readonly name: string;
  /** What is on screen: the launcher alone, the greeting, or a conversation. */
  readonly view: PreviewView;
  /** What stands before a conversation; with the view `form`, its questions. */
  readonly first?: VisitorFirstContact;
}

/** See `PreviewMessage.view`. */
export type PreviewView = 'closed' | 'greeting' | 'talk' | 'form';

/** Hears what the page around this one posts; nobody else is heard. Of a wrong form nothing comes but a wrong picture. */
export function onPreviewMessage(listener: (message: PreviewMessage) => void): void {
  addEventListener('message', ({ source, data }: MessageEvent<Partial<PreviewMessage> | null>) => {
    if (source === parent && data?.porchlight_preview === 1) listener(data as PreviewMessage);
  });
}
