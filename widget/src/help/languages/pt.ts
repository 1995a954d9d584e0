import type { TicksMessages } from '../ticks-messages.ts';

/** Portuguese. */
export const pt: TicksMessages = {
  language: 'Português',
  title: 'O que significa cada marca',
  lead: 'Cada mensagem mostra até onde chegou. Uma marca só avança, e nunca afirma mais do que aconteceu.',
  means: 'Significa',
  not: 'Não significa',
  signs: {
    pending: {
      name: 'Enviando',
      means:
        'A mensagem está guardada neste dispositivo e sai sozinha assim que puder. Se a página for fechada antes, ela sai quando o chat for aberto de novo.',
      not: 'que outra pessoa já a tenha.',
    },
    unclear: {
      name: 'Ainda não enviada',
      means:
        'Ela saiu, mas não houve resposta por meio minuto. Continuamos perguntando sobre a mesma mensagem, então ela não pode chegar duas vezes.',
      not: 'que tenha falhado, ou que você deva escrevê-la de novo.',
    },
    sent: {
      name: 'Enviada',
      means: 'Nosso servidor a gravou em disco. A partir daqui, ela não pode se perder.',
      not: 'que um dispositivo do outro lado a tenha.',
    },
    delivered: {
      name: 'Entregue',
      means: 'Um dispositivo do outro lado a recebeu, e também todas as mensagens anteriores.',
      not: 'que alguém tenha olhado para ela.',
    },
    read: {
      name: 'Lida',
      means:
        'A lâmpada está acesa: a mensagem ficou pelo menos meio segundo em uma tela, com o chat aberto, em uma janela que alguém estava usando.',
      not: 'que tenha sido compreendida, ou que uma resposta esteja a caminho.',
    },
    failed: {
      name: 'Não enviada',
      means:
        'O servidor recusou a mensagem, e o motivo está abaixo dela. O texto fica guardado: você pode tentar de novo, editá-lo, copiá-lo ou excluí-lo.',
      not: 'que a conexão esteja ruim. Sem conexão, a mensagem espera; só o servidor pode recusá-la.',
    },
  },
  more_title: 'Bom saber',
  more: [
    'Para a mensagem de um visitante, “o outro lado” é qualquer pessoa da equipe que responda; para a mensagem da equipe, é o visitante.',
    'Pressione a hora ao lado de uma mensagem para ver quando ela foi enviada, entregue e lida, e por quem. Essas horas são as do servidor. Só “Escrita” vem do relógio de quem escreveu.',
    'Quando as mensagens seguem por outro serviço, como um aplicativo de mensagens, a marca mostra o que esse serviço informa.',
    'As notas privadas da equipe nunca são enviadas a ninguém, por isso não têm marcas.',
  ],
};
