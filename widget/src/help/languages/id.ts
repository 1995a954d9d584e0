import type { TicksMessages } from '../ticks-messages.ts';

/** Indonesian. */
export const id: TicksMessages = {
  language: 'Bahasa Indonesia',
  title: 'Arti setiap tanda centang',
  lead: 'Setiap pesan menunjukkan sudah sampai di mana. Tanda centang hanya maju, dan tidak pernah menyatakan lebih dari yang terjadi.',
  means: 'Artinya',
  not: 'Bukan berarti',
  signs: {
    pending: {
      name: 'Mengirim',
      means:
        'Pesan disimpan di perangkat ini dan terkirim sendiri begitu memungkinkan. Jika halaman ditutup lebih dulu, pesan terkirim saat obrolan dibuka lagi.',
      not: 'orang lain sudah menerimanya.',
    },
    unclear: {
      name: 'Belum terkirim',
      means:
        'Pesan sudah keluar, tetapi setengah menit belum ada jawaban. Kami terus menanyakan pesan yang sama, jadi tidak mungkin tiba dua kali.',
      not: 'pengiriman gagal, atau Anda harus menulisnya lagi.',
    },
    sent: {
      name: 'Terkirim',
      means: 'Server kami telah menuliskannya ke disk. Sejak saat ini pesan tidak dapat hilang.',
      not: 'perangkat pihak lain sudah menerimanya.',
    },
    delivered: {
      name: 'Tersampaikan',
      means: 'Perangkat pihak lain telah menerimanya, beserta semua pesan sebelumnya.',
      not: 'ada yang sudah melihatnya.',
    },
    read: {
      name: 'Dibaca',
      means:
        'Lampunya menyala: pesan berada di layar setidaknya setengah detik, dengan obrolan terbuka, di jendela yang sedang digunakan seseorang.',
      not: 'pesan dipahami, atau jawaban sedang dalam perjalanan.',
    },
    failed: {
      name: 'Tidak terkirim',
      means:
        'Server menolak pesan itu, dan alasannya tertulis di bawahnya. Teksnya disimpan: Anda dapat mencoba lagi, mengubah, menyalin, atau menghapusnya.',
      not: 'koneksi buruk. Tanpa koneksi pesan menunggu; hanya server yang dapat menolaknya.',
    },
  },
  more_title: 'Baik untuk diketahui',
  more: [
    'Untuk pesan pengunjung, “pihak lain” adalah siapa pun di tim yang menjawab; untuk pesan tim, itu pengunjung.',
    'Tekan waktu di samping pesan untuk melihat kapan pesan dikirim, tersampaikan, dan dibaca, serta oleh siapa. Waktu itu dari server. Hanya “Ditulis” yang berasal dari jam penulisnya.',
    'Jika pesan diteruskan melalui layanan lain, seperti aplikasi perpesanan, tanda centang menunjukkan yang dilaporkan layanan itu.',
    'Catatan pribadi tim tidak pernah dikirim kepada siapa pun, jadi tidak memiliki tanda centang.',
  ],
};
