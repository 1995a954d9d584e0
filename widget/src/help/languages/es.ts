import type { TicksMessages } from '../ticks-messages.ts';

/** Spanish. */
export const es: TicksMessages = {
  language: 'Español',
  title: 'Qué significa cada marca',
  lead: 'Cada mensaje muestra hasta dónde ha llegado. Una marca solo avanza y nunca afirma más de lo que ha ocurrido.',
  means: 'Significa',
  not: 'No significa',
  signs: {
    pending: {
      name: 'Enviando',
      means:
        'El mensaje está guardado en este dispositivo y saldrá por sí solo en cuanto pueda. Si antes se cierra la página, seguirá cuando se vuelva a abrir el chat.',
      not: 'que otra persona ya lo tenga.',
    },
    unclear: {
      name: 'Aún no enviado',
      means:
        'Ha salido, pero no ha llegado respuesta en medio minuto. Seguimos preguntando por el mismo mensaje, así que no puede llegar dos veces.',
      not: 'que haya fallado ni que deba escribirlo de nuevo.',
    },
    sent: {
      name: 'Enviado',
      means: 'Nuestro servidor lo ha escrito en su disco. Desde aquí ya no puede perderse.',
      not: 'que un dispositivo de la otra parte lo tenga.',
    },
    delivered: {
      name: 'Entregado',
      means:
        'Un dispositivo de la otra parte lo ha recibido, y también todos los mensajes anteriores.',
      not: 'que alguien lo haya mirado.',
    },
    read: {
      name: 'Leído',
      means:
        'La lámpara está encendida: el mensaje estuvo al menos medio segundo en una pantalla, con el chat abierto, en una ventana que alguien estaba usando.',
      not: 'que se haya entendido ni que una respuesta esté en camino.',
    },
    failed: {
      name: 'No enviado',
      means:
        'El servidor ha rechazado el mensaje y el motivo está debajo. El texto se conserva: puede reintentarlo, cambiarlo, copiarlo o borrarlo.',
      not: 'que la conexión sea mala. Sin conexión, un mensaje espera; solo el servidor puede rechazarlo.',
    },
  },
  more_title: 'Conviene saber',
  more: [
    'Para el mensaje de un visitante, «la otra parte» es cualquiera del equipo que responda; para el mensaje del equipo, es el visitante.',
    'Pulse la hora junto a un mensaje para ver cuándo se envió, se entregó y se leyó, y quién lo leyó. Esas horas son las del servidor. Solo «Escrito» procede del reloj de quien escribe.',
    'Cuando los mensajes siguen su camino por otro servicio, como una app de mensajería, la marca muestra lo que ese servicio comunica.',
    'Las notas privadas del equipo nunca se envían a nadie, por eso no tienen marcas.',
  ],
};
