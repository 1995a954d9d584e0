import type { VisitorMailWords } from './en.ts';

/** Italian. */
export const it: VisitorMailWords = {
  answered: '{agent} le ha risposto',
  answered_at: '{agent} le ha risposto – {inbox}',
  answered_lead: 'Ha scritto a {inbox} ed era già via quando è arrivata la risposta. Eccola.',
  answered_more: 'Messaggi precedenti non letti nella chat: {count}',
  open: 'Continua la conversazione',
  private:
    'Il pulsante apre la sua conversazione senza password fino al {date}. Tenga per sé questa e-mail.',
  no_answers: 'Nessuno legge le risposte a questa e-mail. Scriva nella chat.',
  unsubscribe: 'Niente più e-mail sulle risposte non lette',
  team: 'Il team',
  you: 'Lei',
  expired_title: 'Questo link è scaduto',
  expired_text: 'Apra la chat sul sito: la sua conversazione è lì.',
  stop_title: 'Niente più e-mail?',
  stop_text:
    'Non riceverà più e-mail quando una risposta di {inbox} non è stata letta. La chat continua come prima.',
  stop: 'Interrompi queste e-mail',
  stopped_title: 'Non riceverà più queste e-mail',
  stopped_text: 'Le risposte la aspettano nella chat.',
  transcript_title: 'La sua conversazione con {inbox}',
  transcript_more: 'Ciò che è stato detto prima è nella chat.',
  transcript_why:
    'Questa e-mail è stata richiesta nella chat di {inbox}. Arriva solo all’indirizzo che lì è suo.',
};
