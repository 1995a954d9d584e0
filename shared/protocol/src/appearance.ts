import { limits } from './limits.ts';

/** How a website's chat looks. Visitors' browsers are never told it as such: they get styles made of it. */
export interface Appearance {
  /** The brand's colour as `#rrggbb` in lower case; null: the house's own. Corrected where it would be unreadable. */
  readonly color: string | null;
  /** `auto` follows the visitor's system. */
  readonly theme: 'auto' | 'light' | 'dark';
  /** A round button with the mark alone, or a pill with words beside it. */
  readonly launcher: 'round' | 'pill';
  /** The pill's words; empty: the inbox's name. */
  readonly launcher_text: string;
  /** The side of the page; `auto` is where lines of its language end. */
  readonly position: 'auto' | 'left' | 'right';
  /** From that side, in px. */
  readonly offset_x: number;
  /** From the page's lower edge, in px. */
  readonly offset_y: number;
  /** What stands at the head of the chat: an https address or a small `data:` URL; null: nothing. */
  readonly picture: string | null;
  /** The words before the first message; empty: ours, in the visitor's language. */
  readonly greeting: string;
}

/** How a chat looks where nobody has said anything. */
export const defaultAppearance: Appearance = {
  color: null,
  theme: 'auto',
  launcher: 'round',
  launcher_text: '',
  position: 'auto',
  offset_x: 20,
  offset_y: 20,
  picture: null,
  greeting: '',
};

/** True for a colour as an appearance has it. */
export function isBrandColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

/**
 * True for a picture as an appearance has it. It stands in styles and, with its website, in a header: so there is nothing in
 * it that could end a string or begin another word.
 */
export function isPicture(text: string): boolean {
  return text.startsWith('data:') ? isSmallPicture(text) : isPictureAddress(text);
}

function isPictureAddress(text: string): boolean {
  const isAddress = /^https:\/\/[\w.-]+(:\d{1,5})?(\/[^\s"'()\\<>]*)?$/.test(text);
  return isAddress && text.length <= limits.url_length;
}

function isSmallPicture(text: string): boolean {
  const isImage = /^data:image\/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/.test(
    text,
  );
  return isImage && text.length <= limits.picture_length;
}
