import type { VisitorMailWords } from './en.ts';

/** German. */
export const de: VisitorMailWords = {
  answered: '{agent} hat Ihnen geantwortet',
  answered_at: '{agent} hat Ihnen geantwortet – {inbox}',
  answered_lead:
    'Sie haben {inbox} geschrieben und waren fort, bevor die Antwort kam. Hier ist sie.',
  answered_more: 'Frühere ungelesene Nachrichten im Chat: {count}',
  open: 'Unterhaltung fortsetzen',
  private:
    'Die Schaltfläche öffnet Ihre Unterhaltung bis {date} ohne Passwort. Geben Sie diese E-Mail nicht weiter.',
  no_answers: 'Antworten auf diese E-Mail liest niemand. Schreiben Sie bitte im Chat.',
  unsubscribe: 'Keine E-Mails mehr über ungelesene Antworten',
  team: 'Das Team',
  you: 'Sie',
  expired_title: 'Dieser Link ist abgelaufen',
  expired_text: 'Öffnen Sie den Chat auf der Website: Dort ist Ihre Unterhaltung.',
  stop_title: 'Keine E-Mails mehr?',
  stop_text:
    'Sie bekommen keine E-Mail mehr, wenn eine Antwort von {inbox} ungelesen ist. Der Chat geht weiter wie bisher.',
  stop: 'Diese E-Mails abbestellen',
  stopped_title: 'Sie bekommen diese E-Mails nicht mehr',
  stopped_text: 'Antworten warten im Chat auf Sie.',
  transcript_title: 'Ihre Unterhaltung mit {inbox}',
  transcript_more: 'Was davor gesagt wurde, steht im Chat.',
  transcript_why:
    'Diese E-Mail wurde im Chat von {inbox} angefordert. Sie geht nur an die Adresse, die dort Ihre ist.',
};
