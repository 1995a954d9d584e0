import type { DurableCommand, ReceiptClaim, RecordedCommand } from './commands.ts';
import type {
  Agent,
  ApiInbox,
  Contact,
  Conversation,
  Inbox,
  Message,
  Principal,
} from './entities.ts';
import type { StoredFile } from './files.ts';
import type { Id } from './ids.ts';
import type { TalkSettings } from './talk.ts';

/** The rows that a decision needs, each named by its key. Absent: not needed. */
export interface FactKeys {
  /** The command's id: was it accepted before? */
  readonly recorded?: { readonly name: RecordedCommand['name']; readonly id: Id };
  readonly conversation?: Id;
  /** A message of that conversation. */
  readonly message?: Id;
  /** The contact that a new conversation would be of, that is changed, or that calls for what is not its own. */
  readonly contact?: Id;
  /** Uploaded files, of whomever. */
  readonly files?: readonly Id[];
  readonly inbox?: Id;
  readonly agent?: Id;
  /** Whether an admin is left without that agent, and whether the caller still is one. */
  readonly team?: true;
  /** The inbox of the named conversation, where it is a provider's; of a website's, when what is unread is mailed. */
  readonly provider?: true;
  /** What is set of the talk in the named conversation's inbox, and the conversation's contact, unless another is named. */
  readonly talk?: true;
  /** The public event that the claim reaches and, for `read`, the caller's own watermark and what the claim covers. */
  readonly claim?: ReceiptClaim;
}

/** An accepted command as remembered. */
export interface Recorded {
  readonly principal_id: Id;
  /** Hash of the parsed command; `recalledHash` where the message of this id was recalled before it came. */
  readonly hash: string;
  /** The answer, word for word, without `ok`. */
  readonly answer: object;
}

/** Stands where the hash of a send would: no send has it, and its author's is answered `recalled`. */
export const recalledHash = 'recalled';

/** The rows as found; null where there is none. */
export interface Facts {
  readonly recorded: Recorded | null;
  readonly conversation: Conversation | null;
  /** `elsewhere`: the id is in use, but for nothing in the named conversation. */
  readonly message: Message | 'elsewhere' | null;
  readonly contact: Contact | null;
  /** Those of the named files that are there; the owner of one is whoever that has become. */
  readonly files: readonly StoredFile[];
  readonly inbox: Inbox | null;
  /** The named agent, where it is the caller's account's; also one who was removed. */
  readonly agent: Agent | null;
  /** Somebody else than the named agent is an admin. */
  readonly other_admin: boolean;
  /** The caller is one of the team and no admin, or has left, whatever it came with. */
  readonly demoted: boolean;
  /** The conversation's inbox where it is a provider's. */
  readonly provider: ApiInbox | null;
  /** The `follow_up_minutes` of the conversation's inbox where it is a website's. */
  readonly follow_up_minutes: number | null;
  /** What is set of the talk; null for a provider's inbox. */
  readonly talk: TalkSettings | null;
  /** The message by which the named one was answered, where it asked by `rich`; that one stands. */
  readonly answered_by: Id | null;
  /** The conversation's visitor has a browser that wants to be told of answers. */
  readonly pushes: boolean;
  /** The last public event at or below the claimed seq: what the claim counts for. */
  readonly public_seq: number;
  /** The highest step by which the caller itself claimed to have read; 0 for other claims. */
  readonly own_seq: number;
  /** The public messages of the other side up to the claimed seq. */
  readonly covered: number;
}

/** No rows. */
export const noFacts: Facts = {
  recorded: null,
  conversation: null,
  message: null,
  contact: null,
  files: [],
  inbox: null,
  agent: null,
  other_admin: false,
  demoted: false,
  provider: null,
  follow_up_minutes: null,
  talk: null,
  answered_by: null,
  pushes: false,
  public_seq: 0,
  own_seq: 0,
  covered: 0,
};

/**
 * Names the rows that `decide` needs for a command. Records and conversations are looked up by id alone, so that an
 * id used elsewhere is noticed; everything else within the caller's account.
 */
export function factsFor(principal: Principal, command: DurableCommand): FactKeys {
  switch (command.name) {
    case 'message.send': {
      const { conversation_id, internal, reply_to, attachments, introduction } = command.payload;
      const about = { recorded: recordKey(command), conversation: conversation_id };
      const answering = reply_to === undefined ? about : { ...about, message: reply_to };
      const keys = attachments === undefined ? answering : { ...answering, files: attachments };
      if (principal.kind === 'visitor') {
        const asks = introduction === undefined ? {} : { inbox: principal.inbox_id };
        return { ...keys, contact: principal.id, ...asks };
      }
      return internal === true ? keys : { ...keys, provider: true };
    }
    case 'message.retry': {
      const { conversation_id: conversation, message_id: message } = command.payload;
      return { recorded: recordKey(command), conversation, message, provider: true };
    }
    case 'message.set_status': {
      const { conversation_id: conversation, message_id: message } = command.payload;
      return { conversation, message, provider: true };
    }
    case 'conversation.create': {
      const { id: conversation, inbox_id: inbox, contact_id: contact } = command.payload;
      return { recorded: recordKey(command), conversation, inbox, contact };
    }
    case 'message.recall':
    case 'message.edit': {
      const { conversation_id, message_id } = command.payload;
      const keys = { recorded: recordKey(command), conversation: conversation_id };
      return { ...keys, message: message_id, ...callerKey(principal) };
    }
    case 'conversation.assign': {
      const { conversation_id, assignee_id } = command.payload;
      const keys = { recorded: recordKey(command), conversation: conversation_id };
      return assignee_id === null ? keys : { ...keys, agent: assignee_id };
    }
    case 'conversation.rate':
    case 'transcript.send': {
      const keys = { conversation: command.payload.conversation_id, talk: true } as const;
      return { recorded: recordKey(command), ...keys, ...callerKey(principal) };
    }
    case 'conversation.set_status':
    case 'conversation.describe': {
      const keys = { conversation: command.payload.conversation_id, ...callerKey(principal) };
      return { recorded: recordKey(command), ...keys };
    }
    case 'contact.describe':
      return { recorded: recordKey(command), contact: principal.id };
    case 'contact.erase':
    case 'contact.update':
      return { recorded: recordKey(command), contact: command.payload.contact_id };
    case 'agent.update':
    case 'agent.remove':
      return { recorded: recordKey(command), agent: command.payload.agent_id, team: true };
    case 'inbox.create':
      return { recorded: recordKey(command), inbox: command.payload.id };
    case 'inbox.update':
    case 'inbox.renew_secret':
      return { recorded: recordKey(command), inbox: command.payload.inbox_id };
    case 'receipt.claim':
      return {
        conversation: command.payload.conversation_id,
        claim: command.payload,
        ...callerKey(principal),
      };
  }
}

/** A visitor may have become another contact while its command was on its way. */
function callerKey({ kind, id }: Principal): Pick<FactKeys, 'contact'> {
  return kind === 'visitor' ? { contact: id } : {};
}

function recordKey(command: RecordedCommand): NonNullable<FactKeys['recorded']> {
  return { name: command.name, id: commandId(command) };
}

/** True for a command that is remembered by its id. */
export function isRecorded(command: DurableCommand): command is RecordedCommand {
  return command.name !== 'receipt.claim' && command.name !== 'message.set_status';
}

/**
 * True for a command that is to be remembered, now that these events follow from it. What a website tells again changes nothing and
 * writes nothing: its page may tell it whenever it is loaded.
 */
export function isRemembered(
  command: DurableCommand,
  events: readonly unknown[],
): command is RecordedCommand {
  const tells = command.name === 'contact.describe' || command.name === 'conversation.describe';
  return isRecorded(command) && (!tells || events.length > 0);
}

/** The id under which an accepted command is remembered. */
export function commandId(command: RecordedCommand): Id {
  return 'id' in command.payload ? command.payload.id : command.payload.command_id;
}

/** The parsed command as text with its fields in a fixed order: what servers hash to tell a repeat from a conflict. */
export function fingerprint(command: DurableCommand): string {
  const fields = Object.entries(command.payload).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([command.name, fields]);
}
