import type { Moment } from './entities.ts';

/** What a website's owner has set of the talk itself. */
export interface TalkSettings {
  /** Whether visitors are asked how it was once a conversation has ended, and how: null for the house's own words. */
  readonly rating: { readonly on: boolean; readonly question: string | null };
  /** Whether visitors may have what was said by mail. */
  readonly transcript: boolean;
  /** Whether agents see what a visitor writes before it was sent, which the visitor is told. */
  readonly typing_preview: boolean;
}

/** A new inbox's. */
export const defaultTalk: TalkSettings = {
  rating: { on: false, question: null },
  transcript: false,
  typing_preview: false,
};

/** What of it a visitor's frame has to know, and what is not there is off. */
export interface VisitorTalk {
  readonly rating?: { readonly question: string | null };
  /** Where it would go is verified, and mail is on. */
  readonly transcript?: true;
  readonly typing_preview?: true;
}

/** The visitor's form of the settings. */
export function talkForVisitor(
  { rating, transcript, typing_preview }: TalkSettings,
  mayGetMail: boolean,
): VisitorTalk {
  return {
    ...(rating.on && { rating: { question: rating.question } }),
    ...(transcript && mayGetMail && { transcript }),
    ...(typing_preview && { typing_preview }),
  };
}

/** How it was: 1 to 5, and why. */
export interface Rating {
  readonly score: number;
  readonly comment: string | null;
  readonly at: Moment;
}

/** The last end of a conversation, and how it was. It stays when somebody writes again. */
export interface Ending {
  /** The seq of the event by which it ended. */
  readonly seq: number;
  readonly at: Moment;
  readonly rating?: Rating;
}
