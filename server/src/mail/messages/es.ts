import type { VisitorMailWords } from './en.ts';

/** Spanish. */
export const es: VisitorMailWords = {
  answered: '{agent} le ha respondido',
  answered_at: '{agent} le ha respondido – {inbox}',
  answered_lead: 'Escribió a {inbox} y se fue antes de que llegara la respuesta. Aquí está.',
  answered_more: 'Mensajes anteriores sin leer en el chat: {count}',
  open: 'Continuar la conversación',
  private: 'El botón abre su conversación sin contraseña hasta el {date}. No comparta este correo.',
  no_answers: 'Nadie lee las respuestas a este correo. Escriba en el chat.',
  unsubscribe: 'No recibir más correos sobre respuestas sin leer',
  team: 'El equipo',
  you: 'Usted',
  expired_title: 'Este enlace ha caducado',
  expired_text: 'Abra el chat en el sitio web: allí está su conversación.',
  stop_title: '¿No más correos?',
  stop_text:
    'No recibirá más correos cuando haya una respuesta de {inbox} sin leer. El chat sigue como hasta ahora.',
  stop: 'Dejar de recibir estos correos',
  stopped_title: 'Ya no recibirá estos correos',
  stopped_text: 'Las respuestas le esperan en el chat.',
  transcript_title: 'Su conversación con {inbox}',
  transcript_more: 'Lo que se dijo antes está en el chat.',
  transcript_why:
    'Este correo se pidió en el chat de {inbox}. Solo va a la dirección que usted tiene allí.',
};
