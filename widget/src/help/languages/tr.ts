import type { TicksMessages } from '../ticks-messages.ts';

/** Turkish. */
export const tr: TicksMessages = {
  language: 'Türkçe',
  title: 'Her işaretin anlamı',
  lead: 'Her mesaj ne kadar yol aldığını gösterir. İşaret yalnızca ilerler ve hiçbir zaman olandan fazlasını söylemez.',
  means: 'Şu anlama gelir',
  not: 'Şu anlama gelmez',
  signs: {
    pending: {
      name: 'Gönderiliyor',
      means:
        'Mesaj bu cihazda saklanıyor ve mümkün olur olmaz kendiliğinden gidecek. Sayfa daha önce kapatılırsa sohbet yeniden açıldığında gider.',
      not: 'Mesajın başka birine ulaştığı.',
    },
    unclear: {
      name: 'Henüz gönderilmedi',
      means:
        'Mesaj çıktı, ancak yarım dakikadır yanıt gelmedi. Aynı mesajı sormaya devam ediyoruz, bu yüzden iki kez ulaşamaz.',
      not: 'Gönderimin başarısız olduğu ya da yeniden yazmanız gerektiği.',
    },
    sent: {
      name: 'Gönderildi',
      means: 'Sunucumuz mesajı diskine yazdı. Bundan sonra kaybolmaz.',
      not: 'Karşı tarafın bir cihazına ulaştığı.',
    },
    delivered: {
      name: 'Teslim edildi',
      means: 'Karşı tarafın bir cihazı bu mesajı ve ondan önceki tüm mesajları aldı.',
      not: 'Birinin ona baktığı.',
    },
    read: {
      name: 'Okundu',
      means:
        'Lamba yandı: mesaj, sohbet açıkken, birinin kullandığı bir pencerede en az yarım saniye ekranda kaldı.',
      not: 'Anlaşıldığı ya da bir yanıtın yolda olduğu.',
    },
    failed: {
      name: 'Gönderilmedi',
      means:
        'Sunucu mesajı kabul etmedi, nedeni altında yazıyor. Metni saklanır: yeniden deneyebilir, düzenleyebilir, kopyalayabilir ya da silebilirsiniz.',
      not: 'Bağlantının kötü olduğu. Bağlantı yokken mesaj bekler; onu yalnızca sunucu reddedebilir.',
    },
  },
  more_title: 'Bilmekte yarar var',
  more: [
    'Bir ziyaretçinin mesajı için “karşı taraf” ekipten yanıt veren herkestir; ekibin mesajı içinse ziyaretçidir.',
    'Mesajın ne zaman gönderildiğini, teslim edildiğini, okunduğunu ve kimin okuduğunu görmek için yanındaki saate basın. Bu saatler sunucunundur. Yalnızca “Yazıldı” yazanın kendi saatindendir.',
    'Mesajlar bir mesajlaşma uygulaması gibi başka bir hizmet üzerinden gidiyorsa işaret, o hizmetin bildirdiğini gösterir.',
    'Ekibin özel notları hiç kimseye gönderilmez, bu yüzden işaretleri yoktur.',
  ],
};
