import type { TicksMessages } from '../ticks-messages.ts';

/** Dutch. */
export const nl: TicksMessages = {
  language: 'Nederlands',
  title: 'Wat elk vinkje betekent',
  lead: 'Elk bericht laat zien hoe ver het is gekomen. Een vinkje gaat alleen vooruit, en het beweert nooit meer dan er is gebeurd.',
  means: 'Het betekent',
  not: 'Het betekent niet',
  signs: {
    pending: {
      name: 'Wordt verstuurd',
      means:
        'Het bericht wordt op dit apparaat bewaard en gaat vanzelf weg zodra dat kan. Wordt de pagina eerder gesloten, dan gaat het verder als de chat weer wordt geopend.',
      not: 'dat iemand anders het al heeft.',
    },
    unclear: {
      name: 'Nog niet verstuurd',
      means:
        'Het is weg, maar er is een halve minuut geen antwoord gekomen. We blijven naar hetzelfde bericht vragen, dus het kan niet twee keer aankomen.',
      not: 'dat het is mislukt, of dat u het opnieuw moet schrijven.',
    },
    sent: {
      name: 'Verstuurd',
      means:
        'Onze server heeft het op zijn schijf geschreven. Vanaf hier kan het niet meer zoekraken.',
      not: 'dat een apparaat van de andere kant het heeft.',
    },
    delivered: {
      name: 'Afgeleverd',
      means: 'Een apparaat van de andere kant heeft het ontvangen, en elk bericht ervoor.',
      not: 'dat iemand het heeft bekeken.',
    },
    read: {
      name: 'Gelezen',
      means:
        'De lamp brandt: het bericht stond minstens een halve seconde op een scherm, met de chat open, in een venster dat iemand gebruikte.',
      not: 'dat het begrepen is, of dat er een antwoord onderweg is.',
    },
    failed: {
      name: 'Niet verstuurd',
      means:
        'De server heeft het bericht geweigerd, en de reden staat eronder. De tekst blijft bewaard: u kunt het opnieuw proberen, de tekst wijzigen, kopiëren of wissen.',
      not: 'dat de verbinding slecht is. Zonder verbinding wacht een bericht; alleen de server kan het weigeren.',
    },
  },
  more_title: 'Goed om te weten',
  more: [
    'Voor een bericht van een bezoeker is ‘de andere kant’ iedereen in het team die antwoordt; voor een bericht van het team is het de bezoeker.',
    'Druk op de tijd naast een bericht om te zien wanneer het is verstuurd, afgeleverd en gelezen, en door wie. Deze tijden zijn die van de server. Alleen ‘Geschreven’ komt van de klok van de schrijver.',
    'Waar berichten via een andere dienst verder gaan, zoals een berichtenapp, toont het vinkje wat die dienst meldt.',
    'Privénotities van het team worden nooit aan iemand verstuurd, dus hebben ze geen vinkjes.',
  ],
};
