import type { TicksMessages } from '../ticks-messages.ts';

/** French. */
export const fr: TicksMessages = {
  language: 'Français',
  title: 'Ce que signifie chaque coche',
  lead: 'Chaque message montre jusqu’où il est arrivé. Une coche ne fait qu’avancer, et elle n’annonce jamais plus que ce qui a eu lieu.',
  means: 'Cela signifie',
  not: 'Cela ne signifie pas',
  signs: {
    pending: {
      name: 'Envoi en cours',
      means:
        'Le message est gardé sur cet appareil et part de lui-même dès que possible. Si la page est fermée avant, il part à la prochaine ouverture de la discussion.',
      not: 'que quelqu’un d’autre l’a déjà.',
    },
    unclear: {
      name: 'Pas encore envoyé',
      means:
        'Il est parti, mais aucune réponse n’est venue depuis une demi-minute. Nous redemandons toujours pour le même message : il ne peut donc pas arriver deux fois.',
      not: 'que l’envoi a échoué, ni qu’il faut l’écrire à nouveau.',
    },
    sent: {
      name: 'Envoyé',
      means: 'Notre serveur l’a écrit sur son disque. À partir de là, il ne peut plus se perdre.',
      not: 'qu’un appareil de l’autre côté l’a reçu.',
    },
    delivered: {
      name: 'Remis',
      means: 'Un appareil de l’autre côté l’a reçu, ainsi que tous les messages précédents.',
      not: 'que quelqu’un l’a regardé.',
    },
    read: {
      name: 'Lu',
      means:
        'La lampe est allumée : le message est resté au moins une demi-seconde sur un écran, discussion ouverte, dans une fenêtre que quelqu’un utilisait.',
      not: 'qu’il a été compris, ni qu’une réponse est en route.',
    },
    failed: {
      name: 'Non envoyé',
      means:
        'Le serveur a refusé le message, et la raison figure en dessous. Son texte est gardé : vous pouvez réessayer, le modifier, le copier ou le supprimer.',
      not: 'que la connexion est mauvaise. Sans connexion, un message attend ; seul le serveur peut le refuser.',
    },
  },
  more_title: 'Bon à savoir',
  more: [
    'Pour le message d’un visiteur, « l’autre côté » est toute personne de l’équipe qui répond ; pour le message de l’équipe, c’est le visiteur.',
    'Appuyez sur l’heure à côté d’un message pour voir quand il a été envoyé, remis et lu, et par qui. Ces heures sont celles du serveur. Seul « Écrit » vient de l’horloge de l’auteur.',
    'Quand les messages passent par un autre service, une messagerie par exemple, la coche montre ce que ce service annonce.',
    'Les notes privées de l’équipe ne sont jamais envoyées à personne : elles n’ont donc pas de coche.',
  ],
};
