import type { VisitorMailWords } from './en.ts';

/** Czech. */
export const cs: VisitorMailWords = {
  answered: 'Nová odpověď: {agent}',
  answered_at: 'Nová odpověď: {agent} – {inbox}',
  answered_lead: 'Napsali jste na {inbox} a odešli dříve, než přišla odpověď. Tady je.',
  answered_more: 'Dřívější nepřečtené zprávy v chatu: {count}',
  open: 'Pokračovat v konverzaci',
  private: 'Tlačítko otevře vaši konverzaci bez hesla do {date}. Nechte si tento e-mail pro sebe.',
  no_answers: 'Odpovědi na tento e-mail nikdo nečte. Napište prosím do chatu.',
  unsubscribe: 'Už žádné e-maily o nepřečtených odpovědích',
  team: 'Tým',
  you: 'Vy',
  expired_title: 'Platnost odkazu vypršela',
  expired_text: 'Otevřete chat na webu: vaše konverzace je tam.',
  stop_title: 'Už žádné e-maily?',
  stop_text:
    'Nedostanete už e-mail, když odpověď od {inbox} zůstane nepřečtená. Chat pokračuje jako dosud.',
  stop: 'Zastavit tyto e-maily',
  stopped_title: 'Tyto e-maily už nedostanete',
  stopped_text: 'Odpovědi na vás čekají v chatu.',
  transcript_title: 'Vaše konverzace s {inbox}',
  transcript_more: 'Co bylo řečeno předtím, je v chatu.',
  transcript_why:
    'O tento e-mail bylo požádáno v chatu {inbox}. Jde jen na adresu, která je tam vaše.',
};
