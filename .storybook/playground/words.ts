/** What the playground says. It is for the people who build Porchlight, so it speaks English only. */
export const words = {
  visitor: 'The visitor’s window',
  agent: 'The agent’s window',
  reload: 'Load anew',
  controls: 'What happens to the lines',
  latency_ms: 'Latency, each way (ms)',
  jitter_ms: 'Jitter, up to (ms)',
  drop_frames: 'Frames lost (%)',
  drop_acks: 'Answers lost (%)',
  repeat: 'Come twice (%)',
  reorder: 'Overtaken (%)',
  offline: 'Offline',
  slow: 'Slow motion',
  calm: 'Calm',
  kill: 'Kill the server',
  say: 'Let the visitor speak',
  conversations: 'Conversations there have been',
  seed: 'Seed',
  begin: 'Begin anew',
  share: 'Copy a link to this scene',
  copied: 'Copied',
  ways: 'The way of each message',
  none: 'Write something in either window.',
  message: 'Message',
  from: { visitor: 'visitor', agent: 'agent' },
  typed: 'Typed',
  sent: 'Sent',
  shown: 'On the other screen',
  delivered: 'Delivered',
  read: 'Read',
  now: 'Now',
  explained:
    'A tick is true when its time comes after what it tells: “delivered” after the message is on the other screen, “read” only while that window has the focus.',
} as const;

/** What the visitor says when asked to, one after another. */
export const sayings = [
  'Hello! Is the Moth still in stock?',
  'I would take two, one for each side of the door.',
  'And how long does it take to Bergen?',
  'Thank you, that is quick.',
] as const;
