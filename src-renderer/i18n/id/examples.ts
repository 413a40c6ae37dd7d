import type { en } from '../en/index.ts';

export const examples: typeof en.examples = {
  goods: [
    { sku: 'WJN-24', name: 'Wajan 24 cm', unit: 'buah' },
    {
      sku: 'PNC-SET',
      name: 'Panci set stainless dengan tutup kaca, lima buah',
      unit: 'set',
    },
    { sku: 'PSU-07', name: 'Pisau dapur', unit: 'buah' },
    { sku: 'SLG-1M', name: 'Selang gas', unit: 'm' },
    { sku: 'KTK-B', name: 'Kotak makan besar', unit: 'buah' },
    { sku: 'NPN-30', name: 'Nampan saji', unit: 'buah' },
    { sku: 'PSG', name: 'Pemasangan dan pengantaran', unit: 'kali' },
  ],
  section: 'Untuk meja saji',
  letter:
    'Dengan hormat,\n\nterima kasih atas kunjungan Ibu ke toko kami minggu lalu. Sesuai kesepakatan, barang untuk cabang baru Ibu sudah kami siapkan dan dapat diantar pada hari kerja mana pun.\n\nMohon kabari kami hari yang paling sesuai. Kami tunggu kabar baiknya.',
  receivedFrom: 'Sudah terima dari',
  forPayment: 'Untuk pembayaran',
  materai: 'Materai',
  delivered: 'Yang menyerahkan,',
  received: 'Yang menerima,',
  columns: { date: 'Tanggal', description: 'Keterangan', debit: 'Jumlah', balance: 'Saldo', product: 'Barang' },
};
