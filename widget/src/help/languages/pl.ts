import type { TicksMessages } from '../ticks-messages.ts';

/** Polish. */
export const pl: TicksMessages = {
  language: 'Polski',
  title: 'Co oznacza każdy znaczek',
  lead: 'Każda wiadomość pokazuje, jak daleko dotarła. Znaczek zawsze tylko idzie naprzód i nigdy nie mówi więcej, niż się stało.',
  means: 'Oznacza',
  not: 'Nie oznacza',
  signs: {
    pending: {
      name: 'Wysyłanie',
      means:
        'Wiadomość jest zapisana na tym urządzeniu i wyjdzie sama, gdy tylko będzie to możliwe. Jeśli strona zostanie wcześniej zamknięta, wyjdzie po ponownym otwarciu czatu.',
      not: 'że ktoś inny już ją ma.',
    },
    unclear: {
      name: 'Jeszcze nie wysłano',
      means:
        'Wiadomość wyszła, ale od pół minuty nie ma odpowiedzi. Wciąż pytamy o tę samą wiadomość, więc nie może dotrzeć dwa razy.',
      not: 'że wysyłanie się nie udało lub że trzeba ją napisać od nowa.',
    },
    sent: {
      name: 'Wysłano',
      means: 'Nasz serwer zapisał ją na dysku. Od tej chwili nie może zginąć.',
      not: 'że ma ją urządzenie drugiej strony.',
    },
    delivered: {
      name: 'Dostarczono',
      means: 'Urządzenie drugiej strony odebrało ją, a także wszystkie wcześniejsze wiadomości.',
      not: 'że ktoś na nią spojrzał.',
    },
    read: {
      name: 'Przeczytano',
      means:
        'Lampa świeci: wiadomość była na ekranie co najmniej pół sekundy, przy otwartym czacie, w oknie, którego ktoś używał.',
      not: 'że została zrozumiana lub że odpowiedź jest w drodze.',
    },
    failed: {
      name: 'Nie wysłano',
      means:
        'Serwer odrzucił wiadomość, a powód jest podany pod nią. Treść pozostaje: można ponowić próbę, zmienić ją, skopiować lub usunąć.',
      not: 'że połączenie jest słabe. Bez połączenia wiadomość czeka; odrzucić może ją tylko serwer.',
    },
  },
  more_title: 'Warto wiedzieć',
  more: [
    'Dla wiadomości osoby odwiedzającej „drugą stroną” jest każdy z zespołu, kto odpowiada; dla wiadomości zespołu jest nią osoba odwiedzająca.',
    'Naciśnięcie godziny obok wiadomości pokazuje, kiedy została wysłana, dostarczona i przeczytana oraz przez kogo. To czas serwera. Tylko „Napisano” pochodzi z zegara autora.',
    'Gdy wiadomości idą dalej przez inną usługę, na przykład komunikator, znaczek pokazuje to, co zgłasza ta usługa.',
    'Prywatne notatki zespołu nigdy nie są do nikogo wysyłane, więc nie mają znaczków.',
  ],
};
