import type { TicksMessages } from '../ticks-messages.ts';

/** Czech. */
export const cs: TicksMessages = {
  language: 'Čeština',
  title: 'Co znamená která fajfka',
  lead: 'Každá zpráva ukazuje, jak daleko došla. Fajfka jen postupuje vpřed a nikdy netvrdí víc, než co se stalo.',
  means: 'Znamená',
  not: 'Neznamená',
  signs: {
    pending: {
      name: 'Odesílá se',
      means:
        'Zpráva je uložena na tomto zařízení a odejde sama, jakmile to půjde. Pokud se stránka zavře dříve, odešle se po dalším otevření chatu.',
      not: 'že ji už má někdo jiný.',
    },
    unclear: {
      name: 'Zatím neodesláno',
      means:
        'Zpráva odešla, ale půl minuty nepřišla odpověď. Dál se ptáme na tutéž zprávu, takže nemůže dorazit dvakrát.',
      not: 'že se odeslání nezdařilo nebo že ji máte napsat znovu.',
    },
    sent: {
      name: 'Odesláno',
      means: 'Náš server zprávu zapsal na disk. Od této chvíle se nemůže ztratit.',
      not: 'že ji má zařízení druhé strany.',
    },
    delivered: {
      name: 'Doručeno',
      means: 'Zařízení druhé strany přijalo zprávu i všechny před ní.',
      not: 'že se na ni někdo podíval.',
    },
    read: {
      name: 'Přečteno',
      means:
        'Lampa svítí: zpráva byla nejméně půl sekundy na obrazovce, s otevřeným chatem, v okně, které někdo právě používal.',
      not: 'že jí někdo porozuměl nebo že už je odpověď na cestě.',
    },
    failed: {
      name: 'Neodesláno',
      means:
        'Server zprávu odmítl a důvod stojí pod ní. Text zůstává: můžete to zkusit znovu, upravit jej, zkopírovat nebo smazat.',
      not: 'špatné připojení. Bez připojení zpráva čeká; odmítnout ji může jen server.',
    },
  },
  more_title: 'Dobré vědět',
  more: [
    'U zprávy návštěvníka je „druhou stranou“ kdokoli z týmu, kdo odpovídá; u zprávy týmu je to návštěvník.',
    'Stisknutím času u zprávy uvidíte, kdy byla odeslána, doručena a přečtena a kým. Tyto časy určuje server. Jen „Napsáno“ pochází z hodin pisatele.',
    'Kde zprávy putují dál přes jinou službu, například přes messenger, ukazuje fajfka to, co tato služba hlásí.',
    'Soukromé poznámky týmu se nikomu neposílají, takže fajfky nemají.',
  ],
};
