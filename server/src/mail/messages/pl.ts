import type { VisitorMailWords } from './en.ts';

/** Polish. */
export const pl: VisitorMailWords = {
  answered: 'Nowa odpowiedź: {agent}',
  answered_at: 'Nowa odpowiedź: {agent} – {inbox}',
  answered_lead: 'Odpowiedź na wiadomość do {inbox} nadeszła już po wyjściu z czatu. Oto ona.',
  answered_more: 'Wcześniejsze nieprzeczytane wiadomości w czacie: {count}',
  open: 'Kontynuuj rozmowę',
  private: 'Przycisk otwiera rozmowę bez hasła do {date}. Prosimy nie przekazywać tego e-maila.',
  no_answers: 'Nikt nie czyta odpowiedzi na ten e-mail. Prosimy pisać w czacie.',
  unsubscribe: 'Nie wysyłaj więcej e-maili o nieprzeczytanych odpowiedziach',
  team: 'Zespół',
  you: 'Ty',
  expired_title: 'Ten link wygasł',
  expired_text: 'Otwórz czat na stronie: rozmowa tam jest.',
  stop_title: 'Bez kolejnych e-maili?',
  stop_text:
    'Nie będzie już e-maili, gdy odpowiedź od {inbox} pozostanie nieprzeczytana. Czat działa dalej tak samo.',
  stop: 'Zatrzymaj te e-maile',
  stopped_title: 'Te e-maile nie będą już wysyłane',
  stopped_text: 'Odpowiedzi czekają w czacie.',
  transcript_title: 'Twoja rozmowa z {inbox}',
  transcript_more: 'Wcześniejsza część rozmowy jest w czacie.',
  transcript_why:
    'O ten e-mail poproszono w czacie {inbox}. Trafia tylko na adres, który jest tam Twój.',
};
