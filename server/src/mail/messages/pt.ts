import type { VisitorMailWords } from './en.ts';

/** Portuguese, as in Brazil. */
export const pt: VisitorMailWords = {
  answered: '{agent} respondeu a você',
  answered_at: '{agent} respondeu a você – {inbox}',
  answered_lead: 'Você escreveu para {inbox} e saiu antes de a resposta chegar. Aqui está ela.',
  answered_more: 'Mensagens anteriores não lidas no chat: {count}',
  open: 'Continuar a conversa',
  private: 'O botão abre sua conversa sem senha até {date}. Não compartilhe este e-mail.',
  no_answers: 'Ninguém lê as respostas a este e-mail. Escreva no chat.',
  unsubscribe: 'Não receber mais e-mails sobre respostas não lidas',
  team: 'A equipe',
  you: 'Você',
  expired_title: 'Este link expirou',
  expired_text: 'Abra o chat no site: sua conversa está lá.',
  stop_title: 'Sem mais e-mails?',
  stop_text:
    'Você não receberá mais e-mails quando uma resposta de {inbox} não for lida. O chat continua como está.',
  stop: 'Parar estes e-mails',
  stopped_title: 'Você não receberá mais estes e-mails',
  stopped_text: 'As respostas esperam por você no chat.',
  transcript_title: 'Sua conversa com {inbox}',
  transcript_more: 'O que foi dito antes está no chat.',
  transcript_why:
    'Este e-mail foi pedido no chat de {inbox}. Ele vai apenas para o endereço que é seu lá.',
};
