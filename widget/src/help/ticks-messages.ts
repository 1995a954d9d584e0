import type { TickStatus } from '@porchlight/design';
import { ar } from './languages/ar.ts';
import { cs } from './languages/cs.ts';
import { de } from './languages/de.ts';
import { es } from './languages/es.ts';
import { fa } from './languages/fa.ts';
import { fr } from './languages/fr.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { id } from './languages/id.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { nl } from './languages/nl.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ru } from './languages/ru.ts';
import { sv } from './languages/sv.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { vi } from './languages/vi.ts';

/** One sign and its meaning. */
export interface TickWords {
  readonly name: string;
  /** What makes it true. */
  readonly means: string;
  /** What nobody should read into it. */
  readonly not: string;
}

/** What the page says. */
export interface TicksMessages {
  /** The name of the language, in the language. */
  readonly language: string;
  readonly title: string;
  readonly lead: string;
  readonly means: string;
  readonly not: string;
  readonly signs: Readonly<Record<TickStatus | 'unclear', TickWords>>;
  readonly more_title: string;
  readonly more: readonly string[];
}

const en: TicksMessages = {
  language: 'English',
  title: 'What each tick means',
  lead: 'Every message shows how far it has come. A tick only ever climbs, and it never claims more than has happened.',
  means: 'It means',
  not: 'It doesn’t mean',
  signs: {
    pending: {
      name: 'Sending',
      means:
        'The message is kept on this device and goes out by itself as soon as it can. If the page is closed first, it goes on when the chat is opened again.',
      not: 'that anybody else has it already.',
    },
    unclear: {
      name: 'Not sent yet',
      means:
        'It went out, but no answer has come for half a minute. We keep asking about the same message, so it can’t arrive twice.',
      not: 'that it has failed, or that you should write it again.',
    },
    sent: {
      name: 'Sent',
      means: 'Our server has written it to its disk. From here on it can’t get lost.',
      not: 'that a device of the other side has it.',
    },
    delivered: {
      name: 'Delivered',
      means: 'A device of the other side has received it, and every message before it.',
      not: 'that anybody has looked at it.',
    },
    read: {
      name: 'Read',
      means:
        'The lamp is lit: the message stood on a screen for at least half a second, with the chat open, in a window that somebody was using.',
      not: 'that it was understood, or that an answer is on its way.',
    },
    failed: {
      name: 'Not sent',
      means:
        'The server refused the message, and the reason stands below it. Its text is kept: you can try again, change it, copy it or delete it.',
      not: 'a bad connection. Without a connection a message waits; only the server can refuse one.',
    },
  },
  more_title: 'Good to know',
  more: [
    'For a visitor’s message, “the other side” is anybody on the team who answers; for the team’s message it is the visitor.',
    'Press the time beside a message to see when it was sent, delivered and read, and by whom. These times are the server’s. Only “Written” is told by the writer’s own clock.',
    'Where messages travel on through another service, such as a messenger, the tick shows what that service reports.',
    'Private notes of the team are never sent to anybody, so they have no ticks.',
  ],
};

const zh: TicksMessages = {
  language: '中文',
  title: '各个状态标记的含义',
  lead: '每条消息都会显示它走到了哪一步。标记只会前进，绝不会声称尚未发生的事。',
  means: '含义',
  not: '并不表示',
  signs: {
    pending: {
      name: '发送中',
      means:
        '消息已保存在此设备上，一有条件就会自动发出。如果先关闭了页面，再次打开聊天时会继续发送。',
      not: '其他人已经收到。',
    },
    unclear: {
      name: '尚未发送',
      means: '消息已经发出，但半分钟内没有收到答复。我们会继续询问同一条消息，因此不会重复送达。',
      not: '发送失败，也不需要您重写。',
    },
    sent: {
      name: '已发送',
      means: '我们的服务器已将消息写入磁盘，从此不会丢失。',
      not: '对方的设备已经收到。',
    },
    delivered: {
      name: '已送达',
      means: '对方的一台设备已收到这条消息，以及它之前的所有消息。',
      not: '有人看过。',
    },
    read: {
      name: '已读',
      means: '灯亮了：聊天处于打开状态，有人正在使用该窗口，消息在屏幕上停留了至少半秒。',
      not: '对方已经理解，或正在回复。',
    },
    failed: {
      name: '未发送',
      means:
        '服务器拒绝了这条消息，原因显示在消息下方。内容仍然保留：您可以重试、修改、复制或删除。',
      not: '网络不好。没有网络时消息会等待；只有服务器才能拒绝消息。',
    },
  },
  more_title: '补充说明',
  more: [
    '对访客的消息来说，“对方”是团队中任何一位回复的人；对团队的消息来说，“对方”是访客。',
    '点按消息旁的时间，可以查看它何时发送、送达、被谁阅读。这些时间以服务器为准，只有“撰写”时间来自撰写者自己的时钟。',
    '如果消息经由其他服务（例如通讯软件）转发，标记显示的是该服务报告的状态。',
    '团队的内部备注不会发给任何人，因此没有标记。',
  ],
};

/** The page's words by language. */
export const ticksMessages = {
  en,
  zh,
  ar,
  cs,
  de,
  es,
  fa,
  fr,
  he,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  sv,
  tr,
  uk,
  vi,
} satisfies Readonly<Record<string, TicksMessages>>;

/** A language that the page speaks. */
export type HelpLanguage = keyof typeof ticksMessages;

/** All of them. */
export const helpLanguages = Object.keys(ticksMessages) as readonly HelpLanguage[];
