import { App, type Stage } from '../frame/app.tsx';
import type { HostLine } from '../frame/host-line.ts';
import { onStage, stageOf, type ChatStage } from './chat-stage.ts';
import { inWidget } from './in-widget.tsx';

const host_state = { open: true, focused: true, title: 'A shop', name: 'Nightjar' };

const line: HostLine = {
  origin: 'https://nightjar.example',
  page: { url: 'https://nightjar.example/', title: 'Nightjar', referrer: '' },
  getState: () => host_state,
  subscribe: () => () => undefined,
  tell: () => undefined,
  onCall: () => undefined,
};

const nothing = () => undefined;

/** The frame's page in this stage. */
export function inStage(stage: Stage) {
  return {
    render: inWidget(() => (
      <App line={line} stage={stage} onRetry={nothing} onReload={nothing} onErased={nothing} />
    )),
  };
}

/** The chat, after what the prologue says. */
export function chat(prologue: (stage: ChatStage) => Promise<unknown>) {
  return {
    loaders: [onStage(prologue)],
    render: inWidget((context) => (
      <App
        line={line}
        stage={{ kind: 'running', chat: stageOf(context).chat }}
        onRetry={nothing}
        onReload={nothing}
        onErased={nothing}
      />
    )),
  };
}

/** A conversation with everything in it that a conversation can show. */
export async function talk({ says, people, until, chat: { client } }: ChatStage) {
  await says('Hello! Does the Moth come with a bulb?');
  const ada = await people.agent();
  await ada.assigns();
  await ada.says('Hello! A warm E14 bulb is in the box, so it is ready to light.');
  await ada.says('https://nightjar.example/a/very/long/address/that/has/no/space/in/it/at/all');
  await says('Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen');
  await says('你好，谢谢！');
  await says('شكرًا جزيلًا، هذا كل ما أردت معرفته.');
  await ada.reads();
  await until((state) => {
    const [conversation] = Object.values(state.conversations);
    return conversation?.agent_read_seq === conversation?.head;
  });
  return { ada, client };
}
