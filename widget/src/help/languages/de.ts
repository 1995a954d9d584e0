import type { TicksMessages } from '../ticks-messages.ts';

/** German. */
export const de: TicksMessages = {
  language: 'Deutsch',
  title: 'Was jedes Häkchen bedeutet',
  lead: 'Jede Nachricht zeigt, wie weit sie gekommen ist. Ein Häkchen steigt immer nur auf, und es behauptet nie mehr, als geschehen ist.',
  means: 'Es heißt',
  not: 'Es heißt nicht',
  signs: {
    pending: {
      name: 'Wird gesendet',
      means:
        'Die Nachricht liegt auf diesem Gerät und geht von selbst hinaus, sobald es möglich ist. Wird die Seite vorher geschlossen, geht sie beim nächsten Öffnen des Chats weiter.',
      not: 'dass jemand anderes sie schon hat.',
    },
    unclear: {
      name: 'Noch nicht gesendet',
      means:
        'Sie ging hinaus, aber seit einer halben Minute kam keine Antwort. Wir fragen weiter nach derselben Nachricht, sie kann also nicht doppelt ankommen.',
      not: 'dass es misslungen ist oder dass Sie sie noch einmal schreiben sollten.',
    },
    sent: {
      name: 'Gesendet',
      means:
        'Unser Server hat sie auf seine Festplatte geschrieben. Von hier an kann sie nicht mehr verloren gehen.',
      not: 'dass ein Gerät der anderen Seite sie hat.',
    },
    delivered: {
      name: 'Zugestellt',
      means: 'Ein Gerät der anderen Seite hat sie empfangen, und jede Nachricht davor.',
      not: 'dass jemand sie angesehen hat.',
    },
    read: {
      name: 'Gelesen',
      means:
        'Die Lampe leuchtet: Die Nachricht stand mindestens eine halbe Sekunde auf einem Bildschirm, bei geöffnetem Chat, in einem Fenster, das jemand gerade benutzte.',
      not: 'dass sie verstanden wurde oder dass eine Antwort unterwegs ist.',
    },
    failed: {
      name: 'Nicht gesendet',
      means:
        'Der Server hat die Nachricht abgelehnt, der Grund steht darunter. Ihr Text bleibt erhalten: Sie können es erneut versuchen, ihn ändern, kopieren oder löschen.',
      not: 'dass die Verbindung schlecht ist. Ohne Verbindung wartet eine Nachricht; ablehnen kann sie nur der Server.',
    },
  },
  more_title: 'Gut zu wissen',
  more: [
    'Für die Nachricht eines Besuchers ist „die andere Seite“ jeder im Team, der antwortet; für die Nachricht des Teams ist es der Besucher.',
    'Drücken Sie auf die Zeit neben einer Nachricht, um zu sehen, wann sie gesendet, zugestellt und gelesen wurde und von wem. Diese Zeiten sind die des Servers. Nur „Geschrieben“ stammt von der Uhr des Verfassers.',
    'Wo Nachrichten über einen anderen Dienst weiterreisen, etwa einen Messenger, zeigt das Häkchen, was dieser Dienst meldet.',
    'Private Notizen des Teams werden nie an jemanden gesendet, deshalb haben sie keine Häkchen.',
  ],
};
