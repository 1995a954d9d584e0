import type { VisitorMailWords } from './en.ts';

/** Swedish. */
export const sv: VisitorMailWords = {
  answered: '{agent} har svarat dig',
  answered_at: '{agent} har svarat dig – {inbox}',
  answered_lead: 'Du skrev till {inbox} och hade gått innan svaret kom. Här är det.',
  answered_more: 'Tidigare olästa meddelanden i chatten: {count}',
  open: 'Fortsätt konversationen',
  private:
    'Knappen öppnar din konversation utan lösenord till {date}. Behåll det här mejlet för dig själv.',
  no_answers: 'Ingen läser svar på det här mejlet. Skriv i chatten i stället.',
  unsubscribe: 'Inga fler mejl om olästa svar',
  team: 'Teamet',
  you: 'Du',
  expired_title: 'Länken har gått ut',
  expired_text: 'Öppna chatten på webbplatsen: där finns din konversation.',
  stop_title: 'Inga fler mejl?',
  stop_text:
    'Du får inget mejl längre när ett svar från {inbox} är oläst. Chatten fortsätter som den är.',
  stop: 'Stoppa de här mejlen',
  stopped_title: 'Du får inte fler av de här mejlen',
  stopped_text: 'Svaren väntar på dig i chatten.',
  transcript_title: 'Din konversation med {inbox}',
  transcript_more: 'Det som sades innan finns i chatten.',
  transcript_why:
    'Det här mejlet begärdes i chatten hos {inbox}. Det går bara till den adress som är din där.',
};
