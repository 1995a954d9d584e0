/** What a command that takes time comes to. A failure is a value: nothing is ever thrown or rejected into the page. */
export type Answer<Result = object> =
  | ({ readonly ok: true } & Result)
  | { readonly ok: false; readonly error: ChatError };

/** What went wrong, for people who build pages. */
export interface ChatError {
  /** From a list that only grows: the protocol's codes. */
  readonly code: string;
  /** A sentence. */
  readonly message: string;
}

/** Ends what a call began. Twice is safe. */
export type Stop = () => void;

/** What may be said of the chat on this page: the script tag's `data-` attributes, in the form of a `dataset`. */
export interface Settings {
  /**
   * `required`: until the visitor opens the chat, nothing but this script is loaded and nothing kept. `given`: the chat
   * may keep things and connect from the start. `withdrawn`: what was kept is forgotten, then as `required`. Left out or empty:
   * until the visitor opens the chat, its looks are asked for and nothing is kept.
   */
  readonly consent?: 'required' | 'given' | 'withdrawn' | '';
  /** `#rrggbb`. */
  readonly color?: string;
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly launcher?: 'round' | 'pill';
  /** At most 24 letters. */
  readonly launcherText?: string;
  readonly position?: 'auto' | 'left' | 'right';
  /** 0 to 200, in px. */
  readonly offsetX?: string;
  /** 0 to 200, in px. */
  readonly offsetY?: string;
  /** At most 160 letters. */
  readonly greeting?: string;
  /** Whether the number of unread messages stands before the page's title, which it does where this is left out. */
  readonly titleCount?: 'on' | 'off';
  /** The chat's language, as BCP 47 names it. Left out: the visitor's. */
  readonly lang?: string;
}

/** Who the visitor is, by a token that your server has signed. */
export interface Identity {
  readonly token: string;
  /** Asked for another token when this one is about to end. */
  readonly refresh?: () => string | Promise<string>;
}

/** The page that the visitor is on, where its address or title say too much or too little. */
export interface PageNotice {
  readonly url?: string;
  readonly title?: string;
}

/** What a page tells by names of its own: texts, numbers, true and false. Null takes one away. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What the page tells of its visitor, for who answers to see. Nothing proves it: it is a claim, like the page's address. */
export interface Description {
  readonly attributes?: Attributes;
  /** Of the conversation that they were in last; where there is none yet, of the one that their first message begins. */
  readonly conversation?: ConversationDescription;
}

/** What the page tells of a conversation. */
export interface ConversationDescription {
  readonly attributes?: Attributes;
  readonly labels?: { readonly add?: readonly string[]; readonly remove?: readonly string[] };
}

/** Each command, with its arguments and what it answers. */
export interface Commands {
  /** Puts the widget on the page again after `shutdown`. The script tag does the first. */
  readonly boot: () => void;
  /** Takes the widget off the page. Listeners stay, and calls wait, until `boot`. */
  readonly shutdown: () => void;
  /** Takes the widget off the page with everything that it added, `window.porchlight` included. */
  readonly destroy: () => void;
  /** Opens the chat. */
  readonly open: () => void;
  /** Closes the chat. */
  readonly close: () => void;
  /** Opens the chat, or closes it. */
  readonly toggle: () => void;
  /** Shows the button after `hide`. */
  readonly show: () => void;
  /** Closes the chat and hides the button. `open` opens the chat all the same. */
  readonly hide: () => void;
  /** Proves who the visitor is; with null it is a stranger again. */
  readonly identify: (
    who: string | Identity | null,
  ) => Promise<Answer<{ readonly verified: boolean }>>;
  /** Changes what the script tag says of the chat on this page. It starts anew with it; an open chat stays open. */
  readonly update: (settings: Settings) => Promise<Answer>;
  /** Says which page the visitor is on. Without it the chat knows by itself, also where no page is loaded. */
  readonly page: (page: PageNotice) => Promise<Answer>;
  /** Tells something of the visitor, and of the conversation. What is not named stays as it is. */
  readonly describe: (description: Description) => Promise<Answer>;
  /** Sends a message in the visitor's name, in the conversation that they were in last, or a new one. */
  readonly send: (text: string) => Promise<Answer<{ readonly message_id: string }>>;
  /** Listens to an event; returns what ends it. */
  readonly on: <Name extends EventName>(event: Name, listener: Listener<Name>) => Stop;
  /** Ends what `on` began with the same listener. */
  readonly off: <Name extends EventName>(event: Name, listener: Listener<Name>) => void;
}

/** Each event, with what its listeners are given. */
export interface Events {
  /** The button is on the page. */
  readonly ready: undefined;
  /** The chat was opened. */
  readonly open: undefined;
  /** The chat was closed. */
  readonly close: undefined;
  /** How many messages the visitor has not read, whenever that changes. */
  readonly unread: number;
  /** A message has come, or the visitor has written one. */
  readonly message: MessageNotice;
  /** A message of the visitor's was sent, delivered or read, or has failed. */
  readonly status: StatusNotice;
  /** A conversation has begun, or was resolved or opened again. */
  readonly conversation: ConversationNotice;
  /** The visitor has become somebody else: was identified, or is not any more. */
  readonly identify: { readonly contact_id: string };
  /** Something does not work. The console says so, too. */
  readonly error: ChatError;
}

/** A message, as the page may know it. */
export interface MessageNotice {
  readonly message_id: string;
  readonly conversation_id: string;
  readonly from: 'visitor' | 'agent';
  readonly text: string;
  /** When the server took it, ISO 8601. */
  readonly at: string;
}

/** How a message of the visitor's stands. It only climbs, but for `failed`. */
export interface StatusNotice {
  readonly message_id: string;
  readonly conversation_id: string;
  readonly status: 'pending' | 'sent' | 'delivered' | 'read' | 'failed';
}

/** How a conversation stands. */
export interface ConversationNotice {
  readonly conversation_id: string;
  readonly status: 'open' | 'resolved';
}

/** The name of a command. */
export type CommandName = keyof Commands;

/** The name of an event. */
export type EventName = keyof Events;

/** Hears of an event. What it throws is said on the console and goes no further. */
export type Listener<Name extends EventName> = (detail: Events[Name]) => void;

/** A page's way to its chat, at `window.porchlight`. Nothing that is called on it ever throws. */
export interface Porchlight {
  <Name extends EventName>(command: 'on', event: Name, listener: Listener<Name>): Stop;
  <Name extends EventName>(command: 'off', event: Name, listener: Listener<Name>): void;
  <Name extends Exclude<CommandName, 'on' | 'off'>>(
    command: Name,
    ...args: Parameters<Commands[Name]>
  ): ReturnType<Commands[Name]>;
  /** The chat of this inbox, where a page has more than one. Without it calls go to the first. */
  readonly for: (inbox: string) => Porchlight;
}

/** What `load` puts on the page. */
export interface LoadOptions extends Settings {
  /** Where the chat's server is: `https://chat.example`. */
  readonly origin: string;
  /** The inbox's key. */
  readonly inbox: string;
}

/**
 * Puts the chat of an inbox on this page, as the script tag would, and returns its API. A second time it returns what the
 * first did. On a server it does nothing, and so does what it returns.
 */
export type Load = (options: LoadOptions) => Porchlight;
