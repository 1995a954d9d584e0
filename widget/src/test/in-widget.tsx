import type { VNode } from 'preact';
import tokens from '@porchlight/design/tokens.css?inline';
import { chooseWords, type Words } from '../messages/words.ts';
import sheet from '../ui/chat.css?inline';
import talk from '../ui/talk/talk.css?inline';
import home from '../ui/home/home.css?inline';
import first from '../ui/first/first.css?inline';
import emoji from '../ui/emoji/emoji-picker.css?inline';
import files from '../ui/files/files.css?inline';
import later from '../ui/talk/later/message-info.css?inline';
import extras from '../ui/talk/extras/extras.css?inline';
import menu from '../ui/menu/menu.css?inline';
import { WordsContext } from '../ui/words-context.ts';

const dress = new CSSStyleSheet();
// What brings a sheet of its own brings it once, when it is loaded, and the next story would be without.
dress.replaceSync(tokens + sheet + talk + later + extras + menu + home + first + emoji + files);

/** What Storybook hands to a story, as far as ours use it. */
export interface StoryContext {
  readonly loaded: Record<string, unknown>;
  readonly globals: Record<string, unknown>;
}

/** Learns the language of the toolbar before a story is drawn. */
export async function learnWords({ globals }: StoryContext) {
  return { words: await chooseWords([String(globals['language'])]) };
}

/** Draws a part of the chat on a page that is dressed as the frame's. */
export function inWidget(draw: (context: StoryContext) => VNode) {
  return (_args: unknown, context: StoryContext): VNode => {
    // The console's stories share this page: it wears one sheet at a time.
    document.adoptedStyleSheets = [dress];
    return (
      <div id="chat" style={{ blockSize: '100dvh', maxInlineSize: '400px', margin: 'auto' }}>
        <WordsContext.Provider value={wordsOf(context)}>{draw(context)}</WordsContext.Provider>
      </div>
    );
  };
}

/** What `learnWords` has learned. */
export function wordsOf({ loaded }: StoryContext): Words {
  return loaded['words'] as Words;
}

/** What Storybook hands to a story's play function, as far as ours use it. */
export interface PlayContext extends StoryContext {
  readonly canvasElement: HTMLElement;
}
