/** Every limit of the language in one place. Lengths are in UTF-16 code units, as `String.length` counts. */
export const limits = {
  /** The last seq that a log may have, and the last number of a conversation or contact: what databases hold in four bytes. */
  seq: 2_147_483_647,
  /** A message's or note's text. */
  message_length: 10_000,
  /** A contact's, agent's or inbox's name. */
  name_length: 200,
  /** An e-mail address (RFC 5321). */
  email_length: 254,
  /** The shortest and longest password. */
  password_length: { min: 8, max: 1_000 },
  /** A URL or title of a page that a visitor is on. */
  url_length: 2_000,
  /** The text shown of a conversation's last message in a list. */
  preview_length: 160,
  /** A provider's own id of a message or contact. */
  source_id_length: 255,
  /** A provider's word on why a message has failed. */
  external_error_length: 1_000,
  /** The shortest and longest time that a message may be `pending` at a provider, in seconds. */
  pending_timeout_s: { min: 10, max: 604_800 },
  /** The same where nobody has said, in seconds. */
  default_pending_timeout_s: 600,
  /** A JWT that says who a visitor is. */
  identity_token_length: 4_000,
  /** A website's own id of one of its people, and the id of one of its tokens. */
  user_id_length: 255,
  /** The longest time that an identity token may still hold, in seconds: an hour. */
  identity_life_s: 3_600,
  /** How far the owner's clock may be from ours, in seconds. */
  identity_leeway_s: 30,
  /** Conversations that move to another contact in one transaction. */
  moves: 50,
  /** How many minutes a reply may be unread before it goes out by mail. */
  follow_up_minutes: { min: 1, max: 1_440 },
  /** A chat's greeting. */
  greeting_length: 160,
  /** The words on a launcher. */
  launcher_text_length: 24,
  /** Choices of a message, buttons of a card, or lines of a list. */
  options: 20,
  /** Cards of a message. */
  cards: 10,
  /** Fields of a form. */
  fields: 8,
  /** What stands on a button, or beside a field. */
  label_length: 80,
  /** A card's own words. */
  card_text_length: 500,
  /** All that a message brings besides its text, as JSON. */
  rich_length: 20_000,
  /** What a visitor writes into a field. */
  field_length: 1_000,
  /** The answer to "How was it?" in words, and the question. */
  comment_length: 1_000,
  question_length: 160,
  /** The highest of the five scores. */
  score: 5,
  /** How long after its end a conversation may be rated, and a rating changed, in milliseconds: a day. */
  rating_ms: 86_400_000,
  /** What agents see of a text that was not sent yet. */
  typing_preview_length: 500,
  /** Events in one page of an export. */
  export_page: 100,
  /** A picture that stands in the appearance itself, as a `data:` URL. */
  picture_length: 40_000,
  /** How far the launcher may be from an edge of the page, in px. */
  launcher_offset_px: { min: 0, max: 200 },
  /** Files that go with one message. */
  attachments: 10,
  /** A file's name. */
  file_name_length: 120,
  /** What an inbox may set as the largest size of a file, in bytes. */
  file_bytes: { min: 100_000, max: 200_000_000 },
  /** The same where nobody has said. */
  default_file_bytes: 25_000_000,
  /** How long an uploaded file waits for its message, in milliseconds: a day. */
  unsent_file_ms: 86_400_000,
  /** Files whose addresses can be asked for at once. */
  file_addresses: 50,
  /** Allowed origins of one inbox. */
  origins: 100,
  /** Claims in one `receipt.claim_many`. */
  claims: 100,
  /** A frame from a client, in bytes. */
  frame_bytes: 65_536,
  /** Missed events of a conversation that `sync` tells one by one; of more it gives a snapshot instead. */
  replay: 1_000,
  /** Snapshots in one answer to `sync` that is no reset. */
  sync_snapshots: 10,
  /** Feed items in one answer to `sync` or `GET /events`. */
  sync_page: 200,
  /** Events in a snapshot or a page of history. */
  history_page: 50,
  /** Conversations in one page of a list. */
  list_page: 50,
  /** Conversations in a visitor's snapshot. */
  visitor_conversations: 10,
  /** Receipt steps that come with one page of history. */
  page_steps: 1_000,
  /** Parties in `welcome`, agents first. */
  presence_list: 1_000,
  /** How long a typing notice holds without another, in milliseconds. */
  typing_ms: 6_000,
  /** How often the server says `heads`, in milliseconds. */
  heads_ms: 4_000,
  /** Silence after which a client takes the connection for dead, in milliseconds. */
  silence_ms: 9_000,
  /** How long a last line must be on screen to count as read, in milliseconds. */
  dwell_ms: 500,
  /** The shortest time between two receipt claims for one conversation, in milliseconds. */
  claim_ms: 250,
  /** How long after sending a visitor may recall a message that somebody has read, in milliseconds: ten minutes. */
  recall_ms: 600_000,
  /** How long after sending its author may edit a message, in milliseconds: ten minutes. */
  edit_ms: 600_000,
  /** After this long without an answer a message says "not sent yet", in milliseconds. */
  unclear_ms: 30_000,
} as const;

/** How much a website's page may tell of its visitor, and of a conversation. Apart, so that only who judges it carries it. */
export const descriptionLimits = {
  /** Attributes of a contact or conversation, and in one command. */
  attributes: 30,
  /** An attribute's name. */
  key_length: 60,
  /** An attribute's value, where it is a text. */
  value_length: 300,
  /** Labels of a conversation, and in one list of a command. */
  labels: 20,
  /** A label. */
  label_length: 40,
} as const;
