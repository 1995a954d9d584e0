import { dressFrame } from '@porchlight/design/dress';
import { textIn, type Appearance, type VisitorFirstContact } from '@porchlight/protocol';
import { appearanceOnPage } from '@porchlight/protocol/schemas';
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyedInbox } from '../domain/visitor-access.ts';
import { framePolicy } from './content-policies.ts';

/** The widget's page for one inbox, and what it may do. */
export interface FramePage {
  readonly html: string;
  readonly policy: string;
}

/** What the chat in the page is to know. */
export interface FrameChat {
  /** What its visitor meets first; null where there is nothing to tell. */
  readonly first: VisitorFirstContact | null;
  /** The visitor's languages, the most wanted first. */
  readonly languages: readonly string[];
  /** The language to speak, where the owner has chosen some. */
  readonly language: string | undefined;
  /** So many faces stand in its header. */
  readonly faces: number;
}

/** The appearance with the greeting in the visitor's language. */
function greetedIn(
  { appearance, first_contact }: KeyedInbox,
  languages: readonly string[],
): Appearance {
  const greeting = textIn(appearance.greeting, first_contact?.greetings ?? {}, languages);
  return { ...appearance, greeting };
}

/**
 * Dresses the widget's page as the inbox wants it, and as the page's script tag (`tag`, its attributes) wishes on top;
 * null where the widget is not built.
 */
export async function framePage(
  root: string,
  inbox: KeyedInbox,
  tag: Readonly<Record<string, unknown>>,
  socket_origin: string,
  chat: FrameChat,
): Promise<FramePage | null> {
  const file = join(root, 'frame.html');
  if (!existsSync(file)) return null;
  const look = appearanceOnPage(greetedIn(inbox, chat.languages), tag);
  const { first, language, faces } = chat;
  const attributes = {
    ...(first !== null && { first: JSON.stringify(first) }),
    ...(language !== undefined && { lang: language }),
  };
  const { html, style } = dressFrame(await readFile(file, 'utf8'), look, inbox.name, {
    attributes,
    faces,
  });
  const policy = framePolicy({
    socket_origin,
    allowed_origins: inbox.allowed_origins,
    style_source: style === '' ? '' : `'sha256-${hash('sha256', style, 'base64')}'`,
    picture_source: originOfPicture(look.picture),
  });
  return { html, policy };
}

/** The one website that a picture may come from; a `data:` URL needs none. */
function originOfPicture(picture: string | null): string {
  return /^https:\/\/[\w.:-]+/.exec(picture ?? '')?.[0] ?? '';
}
