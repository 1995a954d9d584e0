import type { VisitorMailWords } from './en.ts';

/** Indonesian. */
export const id: VisitorMailWords = {
  answered: '{agent} telah menjawab Anda',
  answered_at: '{agent} telah menjawab Anda – {inbox}',
  answered_lead: 'Anda menulis kepada {inbox} dan pergi sebelum jawabannya datang. Ini jawabannya.',
  answered_more: 'Pesan lebih lama yang belum dibaca di obrolan: {count}',
  open: 'Lanjutkan percakapan',
  private:
    'Tombol ini membuka percakapan Anda tanpa kata sandi hingga {date}. Simpan surel ini untuk Anda sendiri.',
  no_answers: 'Tidak ada yang membaca balasan surel ini. Tulislah di obrolan.',
  unsubscribe: 'Jangan kirim surel lagi tentang jawaban yang belum dibaca',
  team: 'Tim',
  you: 'Anda',
  expired_title: 'Tautan ini telah kedaluwarsa',
  expired_text: 'Buka obrolan di situs web: percakapan Anda ada di sana.',
  stop_title: 'Tidak ada surel lagi?',
  stop_text:
    'Anda tidak akan menerima surel lagi bila jawaban {inbox} belum dibaca. Obrolan berlanjut seperti biasa.',
  stop: 'Hentikan surel ini',
  stopped_title: 'Anda tidak akan menerima surel ini lagi',
  stopped_text: 'Jawaban menunggu Anda di obrolan.',
  transcript_title: 'Percakapan Anda dengan {inbox}',
  transcript_more: 'Yang dikatakan sebelumnya ada di obrolan.',
  transcript_why: 'Surel ini diminta di obrolan {inbox}. Hanya dikirim ke alamat Anda di sana.',
};
