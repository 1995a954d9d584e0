import type { TicksMessages } from '../ticks-messages.ts';

/** Swedish. */
export const sv: TicksMessages = {
  language: 'Svenska',
  title: 'Vad varje bock betyder',
  lead: 'Varje meddelande visar hur långt det har kommit. En bock går bara framåt, och den påstår aldrig mer än vad som har hänt.',
  means: 'Det betyder',
  not: 'Det betyder inte',
  signs: {
    pending: {
      name: 'Skickas',
      means:
        'Meddelandet finns kvar på den här enheten och går i väg av sig självt så snart det kan. Om sidan stängs innan dess fortsätter det när chatten öppnas igen.',
      not: 'att någon annan redan har det.',
    },
    unclear: {
      name: 'Inte skickat än',
      means:
        'Det har gått i väg, men inget svar har kommit på en halv minut. Vi fortsätter fråga om samma meddelande, så det kan inte komma fram två gånger.',
      not: 'att det har misslyckats, eller att du bör skriva det igen.',
    },
    sent: {
      name: 'Skickat',
      means: 'Vår server har skrivit det till sin disk. Härifrån kan det inte gå förlorat.',
      not: 'att en enhet på andra sidan har det.',
    },
    delivered: {
      name: 'Levererat',
      means: 'En enhet på andra sidan har tagit emot det, och alla meddelanden före det.',
      not: 'att någon har tittat på det.',
    },
    read: {
      name: 'Läst',
      means:
        'Lampan lyser: meddelandet var på en skärm i minst en halv sekund, med chatten öppen, i ett fönster som någon använde.',
      not: 'att det har förståtts, eller att ett svar är på väg.',
    },
    failed: {
      name: 'Inte skickat',
      means:
        'Servern avvisade meddelandet, och skälet står under det. Texten finns kvar: du kan försöka igen, ändra den, kopiera den eller ta bort den.',
      not: 'att anslutningen är dålig. Utan anslutning väntar ett meddelande; bara servern kan avvisa det.',
    },
  },
  more_title: 'Bra att veta',
  more: [
    'För en besökares meddelande är ”andra sidan” vem som helst i teamet som svarar; för teamets meddelande är det besökaren.',
    'Tryck på tiden bredvid ett meddelande för att se när det skickades, levererades och lästes, och av vem. Tiderna är serverns. Bara ”Skrivet” kommer från skribentens egen klocka.',
    'Där meddelanden går vidare genom en annan tjänst, till exempel en meddelandeapp, visar bocken vad den tjänsten rapporterar.',
    'Teamets privata anteckningar skickas aldrig till någon, så de har inga bockar.',
  ],
};
