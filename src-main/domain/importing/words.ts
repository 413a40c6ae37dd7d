import { clean, fold } from '../text.ts';

type Role = 'customer' | 'supplier' | 'partner' | 'prospect';
type Channel = 'phone' | 'whatsapp' | 'sms' | 'email' | 'post';

const lookup = <T extends string>(groups: Record<T, string>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries<string>(groups).flatMap(([value, words]) =>
      words.split(',').map((word) => [fold(word), value as T] as const),
    ),
  );

const roles = lookup<Role>({
  customer: 'pelanggan,customer,customers,konsumen,pembeli,client,klien,langganan,member,buyer',
  supplier: 'pemasok,supplier,suppliers,vendor,vendors,penyalur,distributor',
  partner: 'mitra,partner,partners,rekanan',
  prospect: 'prospek,prospect,prospects,calon pelanggan,lead,leads',
});
const channels = lookup<Channel>({
  phone: 'telepon,telpon,telp,phone,call,panggilan,hp',
  whatsapp: 'whatsapp,wa,whats app',
  sms: 'sms,text,pesan singkat',
  email: 'email,e mail,surel',
  post: 'pos,post,surat,mail,letter',
});
const kinds = lookup<'person' | 'organization'>({
  person: 'perorangan,orang,pribadi,person,individual,individu,perseorangan',
  organization:
    'perusahaan,organisasi,badan usaha,badan,company,organization,organisation,toko,pt,cv,ud,instansi,business',
});
const labels = lookup({
  mobile: 'mobile,cell,hp,handphone,ponsel,seluler,iphone',
  work: 'work,business,office,kantor,kerja,company,main,utama,work main',
  home: 'home,rumah,pribadi,house',
  whatsapp: 'whatsapp,wa',
  fax: 'fax,faks,work fax,home fax,other fax,workfax,homefax',
  delivery: 'delivery,shipping,kirim,pengiriman',
  billing: 'billing,tagihan,penagihan',
  other: 'other,lain,lainnya,lain lain',
});
const linkPlaces = ['instagram', 'facebook', 'tiktok', 'linkedin', 'tokopedia', 'shopee'] as const;

/** What a word of a file means here; undefined where it is none of these. */
export const roleOf = (text: string): Role | undefined => roles.get(fold(text));
export const channelOf = (text: string): Channel | undefined => channels.get(fold(text));
export const kindOf = (text: string): 'person' | 'organization' | undefined => kinds.get(fold(text));

/** The role a list is about, from the words of its title, sheet or name column ("Nama Pelanggan"). */
export function roleInWords(text: string): Role | undefined {
  for (const word of fold(text.slice(0, 300)).split(' ')) {
    const role = word === 'calon' ? 'prospect' : roles.get(word);
    if (role) return role;
  }
  return undefined;
}

/** The label of a phone, e-mail or address ("* Work", "Mobile", the shop's own word); null where there is none. */
export function labelIn(text: string): string | null {
  // Outlook's column "E-mail Type" holds the kind of mail system.
  const word = clean(text.replace(/^\s*\*\s*/, '')).slice(0, 40);
  if (word === '' || /^(smtp|ex)$/i.test(word)) return null;
  return labels.get(fold(word)) ?? word;
}

/** What kind of link an address or handle is, by itself or by its column's header. */
export function linkLabel(value: string, header: string): string {
  const text = `${value} ${header}`.toLowerCase();
  const place = linkPlaces.find((name) => text.includes(name));
  if (place) return place;
  if (/\b(x|twitter)\.com|twitter/.test(text)) return 'x';
  if (/\big\b/.test(header.toLowerCase())) return 'instagram';
  if (/\bfb\b/.test(header.toLowerCase())) return 'facebook';
  return 'website';
}
