import '@porchlight/design/tokens.css';
import '../ui/chat.css';
import { frameStyle } from '@porchlight/design/dress';
import { render } from 'react-dom';
import { chooseWords } from '../messages/words.ts';
import { ChatPanel } from '../ui/chat-panel.tsx';
import { WordsContext } from '../ui/words-context.ts';
import { FormAlone } from './form-alone.tsx';
import { onPreviewMessage, type PreviewMessage } from './preview-message.ts';
import { previewMessages } from './preview-messages.ts';
import { sample_conversation, sampleState } from './sample-talk.ts';
import { createStillClient } from './still-client.ts';

const client = createStillClient();
const sheet = new CSSStyleSheet();
// The form's own sheet is there by now: what is imported runs first.
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
const silence = { isOn: () => false, turn: () => {} };

async function draw({ look, name, view, first }: PreviewMessage): Promise<void> {
  const { documentElement } = document;
  sheet.replaceSync(frameStyle(look));
  if (look.theme === 'auto') delete documentElement.dataset['theme'];
  else documentElement.dataset['theme'] = look.theme;
  const greeting = look.greeting.trim() === '' ? {} : { greeting: look.greeting };
  const words = await chooseWords(navigator.languages, { title: name, ...greeting });
  documentElement.lang = words.locale;
  client.set(sampleState(previewMessages(words.locale), view === 'talk'));
  if (view === 'form' && first) {
    render(
      <WordsContext.Provider value={words}>
        <FormAlone key={JSON.stringify(first)} settings={first} />
      </WordsContext.Provider>,
      document.getElementById('chat') as HTMLElement,
    );
    return;
  }
  const close = () => parent.postMessage('close', location.origin);
  render(
    <WordsContext.Provider value={words}>
      <ChatPanel
        key={view}
        client={client}
        open={false}
        next_conversation={sample_conversation}
        sound={silence}
        onClose={close}
        onReload={close}
        onErased={close}
      />
    </WordsContext.Provider>,
    document.getElementById('chat') as HTMLElement,
  );
}

onPreviewMessage((message) => void draw(message));
