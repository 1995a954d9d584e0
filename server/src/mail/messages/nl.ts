import type { VisitorMailWords } from './en.ts';

/** Dutch. */
export const nl: VisitorMailWords = {
  answered: '{agent} heeft u geantwoord',
  answered_at: '{agent} heeft u geantwoord – {inbox}',
  answered_lead: 'U schreef {inbox} en was weg voordat het antwoord kwam. Hier is het.',
  answered_more: 'Eerdere ongelezen berichten in de chat: {count}',
  open: 'Gesprek voortzetten',
  private: 'De knop opent uw gesprek tot {date} zonder wachtwoord. Houd deze e-mail voor uzelf.',
  no_answers: 'Niemand leest antwoorden op deze e-mail. Schrijf in de chat.',
  unsubscribe: 'Geen e-mails meer over ongelezen antwoorden',
  team: 'Het team',
  you: 'U',
  expired_title: 'Deze link is verlopen',
  expired_text: 'Open de chat op de website: uw gesprek is daar.',
  stop_title: 'Geen e-mails meer?',
  stop_text:
    'U krijgt geen e-mail meer als een antwoord van {inbox} ongelezen is. De chat gaat gewoon verder.',
  stop: 'Stop deze e-mails',
  stopped_title: 'U krijgt deze e-mails niet meer',
  stopped_text: 'Antwoorden wachten op u in de chat.',
  transcript_title: 'Uw gesprek met {inbox}',
  transcript_more: 'Wat daarvoor is gezegd, staat in de chat.',
  transcript_why:
    'Deze e-mail is aangevraagd in de chat van {inbox}. Hij gaat alleen naar het adres dat daar van u is.',
};
