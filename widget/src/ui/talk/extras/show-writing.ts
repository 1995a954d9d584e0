import { limits, type Id } from '@porchlight/protocol';
import type { PanelClient } from '../../panel-client.ts';

/** Between two looks at what somebody writes, in milliseconds. */
const pace_ms = 500;

let timer: ReturnType<typeof setTimeout> | undefined;
let told_at = 0;

/**
 * Shows agents what stands in the composer, at most every half second, and the last of it. Not to be called where `PreviewNote` does not
 * stand. That nothing stands there any more is told as the end of typing.
 */
export function showWriting(
  client: Pick<PanelClient, 'ask' | 'getState'>,
  id: Id,
  text: string,
): void {
  clearTimeout(timer);
  if (text === '' || !(id in client.getState().conversations)) return;
  const tell = () => {
    told_at = Date.now();
    const preview = text.slice(-limits.typing_preview_length).toWellFormed().replaceAll('\0', '');
    void client.ask('typing.set', { conversation_id: id, typing: true, preview });
  };
  const wait_ms = pace_ms - (Date.now() - told_at);
  if (wait_ms > 0) timer = setTimeout(tell, wait_ms);
  else tell();
}
