/** English, and the names of all words. `{name}` stands for what is put there. */
export const en = {
  answered: '{agent} answered you',
  answered_at: '{agent} answered you – {inbox}',
  answered_lead: 'You wrote to {inbox} and were gone before the answer came. Here it is.',
  answered_more: 'Earlier unread messages that stand in the chat: {count}',
  open: 'Continue the conversation',
  private:
    'The button opens your conversation without a password until {date}. Keep this mail to yourself.',
  no_answers: 'Nobody reads answers to this mail. Write in the chat instead.',
  unsubscribe: 'No more mails about unread answers',
  transcript_title: 'Your conversation with {inbox}',
  transcript_more: 'What was said before that stands in the chat.',
  transcript_why:
    'This mail was asked for in the chat of {inbox}. It goes only to the address that is yours there.',
  team: 'The team',
  you: 'You',
  test_subject: 'Porchlight can send mail',
  test_title: 'It works',
  test_lead:
    'This is the test mail that you asked for. From now on visitors can get by mail what they have not read in the chat.',
  expired_title: 'This link has expired',
  expired_text: 'Open the chat on the website: your conversation is there.',
  stop_title: 'No more mails?',
  stop_text:
    'You will get no mail any more when an answer of {inbox} is unread. The chat goes on as it is.',
  stop: 'Stop these mails',
  stopped_title: 'You will get no more of these mails',
  stopped_text: 'Answers wait for you in the chat.',
};

/** A catalogue: every word of the mails. */
export type MailWords = Readonly<Record<keyof typeof en, string>>;

/** What visitors are told; the rest is for admins, whose console has fewer languages. */
export type VisitorMailWords = Partial<Omit<MailWords, `test_${string}`>>;
