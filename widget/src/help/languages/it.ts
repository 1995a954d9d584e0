import type { TicksMessages } from '../ticks-messages.ts';

/** Italian. */
export const it: TicksMessages = {
  language: 'Italiano',
  title: 'Che cosa significa ogni spunta',
  lead: 'Ogni messaggio mostra fin dove è arrivato. Una spunta può solo avanzare, e non afferma mai più di quanto è accaduto.',
  means: 'Significa',
  not: 'Non significa',
  signs: {
    pending: {
      name: 'Invio in corso',
      means:
        'Il messaggio è conservato su questo dispositivo e parte da solo appena possibile. Se prima si chiude la pagina, parte quando la chat viene riaperta.',
      not: 'che qualcun altro lo abbia già.',
    },
    unclear: {
      name: 'Non ancora inviato',
      means:
        'È partito, ma da mezzo minuto non arriva risposta. Continuiamo a chiedere dello stesso messaggio, quindi non può arrivare due volte.',
      not: 'che l’invio non sia riuscito, o che lei debba riscriverlo.',
    },
    sent: {
      name: 'Inviato',
      means: 'Il nostro server lo ha scritto sul disco. Da qui in poi non può andare perso.',
      not: 'che un dispositivo dell’altra parte lo abbia.',
    },
    delivered: {
      name: 'Consegnato',
      means: 'Un dispositivo dell’altra parte lo ha ricevuto, con tutti i messaggi precedenti.',
      not: 'che qualcuno lo abbia guardato.',
    },
    read: {
      name: 'Letto',
      means:
        'La lampada è accesa: il messaggio è rimasto almeno mezzo secondo su uno schermo, con la chat aperta, in una finestra che qualcuno stava usando.',
      not: 'che sia stato capito, o che una risposta sia in arrivo.',
    },
    failed: {
      name: 'Non inviato',
      means:
        'Il server ha rifiutato il messaggio, e il motivo è scritto sotto. Il testo resta: può riprovare, modificarlo, copiarlo o eliminarlo.',
      not: 'che la connessione sia cattiva. Senza connessione un messaggio aspetta; solo il server può rifiutarlo.',
    },
  },
  more_title: 'Buono a sapersi',
  more: [
    'Per il messaggio di un visitatore, «l’altra parte» è chiunque risponda nel team; per il messaggio del team è il visitatore.',
    'Prema l’ora accanto a un messaggio per vedere quando è stato inviato, consegnato e letto, e da chi. Questi orari sono quelli del server. Solo «Scritto» viene dall’orologio di chi scrive.',
    'Quando i messaggi proseguono attraverso un altro servizio, come un’app di messaggistica, la spunta mostra ciò che quel servizio comunica.',
    'Le note private del team non vengono mai inviate a nessuno, quindi non hanno spunte.',
  ],
};
