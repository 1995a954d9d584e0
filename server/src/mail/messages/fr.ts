import type { VisitorMailWords } from './en.ts';

/** French. */
export const fr: VisitorMailWords = {
  answered: '{agent} vous a répondu',
  answered_at: '{agent} vous a répondu – {inbox}',
  answered_lead: 'Vous avez écrit à {inbox} et étiez parti avant la réponse. La voici.',
  answered_more: 'Messages non lus plus anciens dans la discussion : {count}',
  open: 'Continuer la conversation',
  private:
    'Le bouton ouvre votre conversation sans mot de passe jusqu’au {date}. Gardez cet e-mail pour vous.',
  no_answers: 'Personne ne lit les réponses à cet e-mail. Écrivez plutôt dans la discussion.',
  unsubscribe: 'Ne plus recevoir d’e-mails sur les réponses non lues',
  team: 'L’équipe',
  you: 'Vous',
  expired_title: 'Ce lien a expiré',
  expired_text: 'Ouvrez la discussion sur le site : votre conversation s’y trouve.',
  stop_title: 'Plus d’e-mails ?',
  stop_text:
    'Vous ne recevrez plus d’e-mail quand une réponse de {inbox} n’est pas lue. La discussion continue comme avant.',
  stop: 'Arrêter ces e-mails',
  stopped_title: 'Vous ne recevrez plus ces e-mails',
  stopped_text: 'Les réponses vous attendent dans la discussion.',
  transcript_title: 'Votre conversation avec {inbox}',
  transcript_more: 'Ce qui a été dit avant se trouve dans la discussion.',
  transcript_why:
    'Cet e-mail a été demandé dans la discussion de {inbox}. Il ne va qu’à l’adresse qui est la vôtre là-bas.',
};
