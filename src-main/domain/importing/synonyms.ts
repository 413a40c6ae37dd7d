import { HeaderWords, list } from './header-words.ts';
import type { ContactImportField } from './contact-fields.ts';

/** What headers of contact lists say, in Indonesian and English, and as Google, Outlook and phones export them. */
const phrases: Record<ContactImportField, readonly string[]> = {
  id: list('langganan id, id langganan, =id, =id kontak, =contact id'),
  name: list(`
    =nama, =name, =pelanggan, =customer, =customers, =kontak, =contact, =client, =klien, =member, =anggota,
    =langganan, =konsumen, =pembeli, =pemasok, =supplier, =vendor, =full, nama pelanggan, nama lengkap, nama
    customer, nama konsumen, nama pembeli, nama kontak, nama client, nama klien, nama member, nama anggota,
    nama pemilik, nama langganan, nama pemasok, nama supplier, nama vendor, nama penerima, nama orang, full
    name, display name, customer name, client name, contact name, contact person, member name, buyer name,
    supplier name, vendor name, person name, =pic, nama pic, =nama dan gelar, =nama panjang, atas nama,
    =pemilik, =owner
  `),
  title: list('name prefix, prefix, =title, =gelar, sapaan, panggilan hormat, salutation, gelar depan, =honorific'),
  firstName: list('first name, given name, nama depan, forename, =firstname, =fname'),
  middleName: list('middle name, additional name, nama tengah, =middlename'),
  lastName: list('last name, family name, surname, nama belakang, nama keluarga, marga, =lastname, =lname'),
  suffix: list('name suffix, =suffix, gelar belakang'),
  nickname: list('nickname, nick name, nama panggilan, =panggilan, =alias, =julukan'),
  kind: list('jenis kontak, tipe kontak, contact type, perorangan perusahaan, badan usaha'),
  company: list(`
    =company, =perusahaan, =toko, =instansi, =organisasi, =organization, =organisation, =usaha, =kantor,
    nama toko, nama perusahaan, nama usaha, nama instansi, nama organisasi, nama kantor, nama bisnis,
    company name, organization name, organisation name, organization 1 name, business name, shop name, store
    name, =pt cv, tempat kerja, =employer
  `),
  jobTitle: list(`
    job title, organization title, organization 1 title, jabatan, =position, =posisi, =role title, job
    position
  `),
  phone: list(`
    hp, handphone, hand phone, phone, telepon, telpon, telephone, telp, tlp, tlpn, =tel, no tel, ponsel,
    whatsapp, whats app, wa, mobile, cell, cellphone, cellular, seluler, gsm, fax, faks, faksimile,
    facsimile, pager, no kontak, nomor kontak, contact number, phone number, kontak hp, sms, contact no, no
    yang bisa dihubungi
  `),
  phoneLabel: list('phone label, phone type, jenis telepon, phone 1 label, phone 1 type'),
  email: list('email, e mail, surel, mail, email address, e mail address, alamat email, alamat e mail, alamat surel'),
  emailLabel: list('e mail label, email label, e mail type, email type'),
  address: list(`
    alamat, address, formatted, alamat lengkap, alamat rumah, alamat toko, alamat kirim, alamat pengiriman,
    domisili
  `),
  street: list('street, jalan, address line, street address, nama jalan, alamat jalan'),
  city: list('kota, city, kabupaten, kab, kota kabupaten, kab kota, town, =kec, =tempat tinggal'),
  region: list('provinsi, propinsi, prov, province, region, =state, state province, =daerah, =wilayah, county'),
  postalCode: list('kode pos, kodepos, postal code, postcode, post code, zip, zip code'),
  country: list('negara, country, country region'),
  addressLabel: list('address label, address type, jenis alamat, address 1 label, address 1 type'),
  birthday: list(`
    tgl lahir, tanggal lahir, tg lahir, lahir, birthday, birth date, date of birth, birthdate, =dob, ulang
    tahun, ultah, hari lahir, tempat tanggal lahir, =ttl, bday
  `),
  gender: list(
    'l p, p l, jenis kelamin, kelamin, gender, jk, =sex, m f, laki perempuan, pria wanita, =jns kel, =jenkel',
  ),
  roles: list(`
    =peran, =role, =roles, =jenis, =tipe, =type, jenis pelanggan, tipe pelanggan, customer type, hubungan,
    =relationship
  `),
  groups: list('kelompok, group, grup, groups, golongan, =segment, =segmen, =kelas, =level, kelompok harga'),
  tags: list('group membership, label, labels, tag, tags, kategori, category, categories'),
  occupation: list('pekerjaan, occupation, profesi, profession, =job, =kerja'),
  interests: list('minat, interests, interest, hobi, hobby, hobbies, kesukaan, =favorit'),
  language: list('bahasa, language'),
  source: list('sumber, source, lead source, asal, tahu dari, kenal dari, referral source'),
  preferredChannel: list('preferred channel, hubungi lewat, saluran, preferred contact'),
  website: list(`
    website, web, web page, situs, url, homepage, instagram, facebook, tiktok, twitter, linkedin, tokopedia,
    shopee, ig, fb, toko online, marketplace, website 1 value, personal web page
  `),
  note: list(`
    keterangan, catatan, note, notes, ket, remark, remarks, memo, komentar, comment, comments, info,
    deskripsi, description, lain lain
  `),
};

/** Headers that look like one of the above and are none: never matched by name. */
const strangers = list(`
  phonetic, yomi, file as, photo, foto, kode, code, id, sku, nik, ktp, npwp, nomor induk, rekening, bank,
  kartu, card, poin, point, points, total, saldo, balance, belanja, omzet, omset, harga, price, limit,
  diskon, discount, piutang, hutang, utang, faktur, invoice, nota, struk, gabung, daftar, joined, created,
  modified, updated, dibuat, diubah, terakhir, last order, last visit, kunjungan, jumlah, qty, gaji, umur,
  usia, age, anniversary, spouse, children, assistant, assistants, manager, managers, priority,
  sensitivity, private, initials, directory server, mileage, billing information, government, barang,
  produk, product, pajak, tax, member id, no member, nomor member, no anggota, nomor anggota, department,
  departemen, po box, extended address, telex, isdn, ttytdd, tty tdd, radio, callback, user, hubungan
  keluarga, tempat lahir, birth place, place of birth, e mail display name, email display name, status
`);

/** What headers say of a list of contacts. */
export const contactWords = new HeaderWords({
  phrases,
  strangers,
  // "Address 1 - Street", "Alamat (Kota)": the word for the whole address yields to the word for its part.
  yielding: 'address',
  vetoes: ['phonetic', 'yomi', 'photo', 'foto', 'id', 'nik', 'ktp', 'npwp', 'rekening', 'sku'],
  identifying: ['name', 'firstName', 'lastName', 'company', 'phone', 'email'],
});
