import { accessPaths, type Ack, type VisitorSession } from '@porchlight/protocol';

/** What somebody who comes by a mail has, and what the page says. */
export interface LetterOptions {
  readonly inbox_key: string;
  /** The end of the page's address: the link's token. */
  readonly token: string;
  readonly origin: string;
  readonly storage: Pick<Storage, 'setItem'>;
  readonly fetch: typeof fetch;
}

const noContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

/**
 * Makes the browser the person whom the mail went to, where the frame will look for its session. False where the server doesn't let it, or
 * can't be reached.
 */
export async function beginByLetter(options: LetterOptions): Promise<boolean> {
  const { inbox_key, token, origin, storage } = options;
  try {
    const response = await options.fetch(accessPaths.widget_sessions, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ inbox_key, origin, token, context: noContext }),
    });
    const answer = (await response.json()) as Ack<VisitorSession>;
    if (!answer.ok) return false;
    const session = { token: answer.token, visitor_id: answer.me.id };
    storage.setItem(`porchlight-frame/${inbox_key}/session`, JSON.stringify(session));
    return true;
  } catch {
    return false;
  }
}
