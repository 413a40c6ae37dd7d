import { weighted } from './random.ts';

export interface Place {
  city: string;
  region: string;
  country: string;
  /** Dialling code within the country, without the zero; '' abroad. */
  area: string;
  /** First digits of its postal codes. */
  postal: string;
  /** How many of the shop's contacts live there, relative to the others. */
  weight: number;
}

const indonesia = (city: string, region: string, area: string, postal: string, weight: number): Place => ({
  city,
  region,
  country: 'Indonesia',
  area,
  postal,
  weight,
});
const abroad = (city: string, country: string, weight: number): Place => ({
  city,
  region: '',
  country,
  area: '',
  postal: '',
  weight,
});

/** Cities by the size of their population, the shop's own Bandung above all. */
export const indonesianPlaces: readonly Place[] = [
  indonesia('Bandung', 'Jawa Barat', '22', '401', 260),
  indonesia('Cimahi', 'Jawa Barat', '22', '405', 62),
  indonesia('Jakarta Timur', 'DKI Jakarta', '21', '134', 66),
  indonesia('Jakarta Barat', 'DKI Jakarta', '21', '114', 56),
  indonesia('Jakarta Selatan', 'DKI Jakarta', '21', '124', 52),
  indonesia('Jakarta Utara', 'DKI Jakarta', '21', '144', 38),
  indonesia('Jakarta Pusat', 'DKI Jakarta', '21', '104', 24),
  indonesia('Surabaya', 'Jawa Timur', '31', '602', 84),
  indonesia('Bekasi', 'Jawa Barat', '21', '171', 56),
  indonesia('Depok', 'Jawa Barat', '21', '164', 44),
  indonesia('Tangerang', 'Banten', '21', '151', 40),
  indonesia('Tangerang Selatan', 'Banten', '21', '154', 30),
  indonesia('Bogor', 'Jawa Barat', '251', '161', 34),
  indonesia('Medan', 'Sumatera Utara', '61', '201', 46),
  indonesia('Semarang', 'Jawa Tengah', '24', '501', 40),
  indonesia('Yogyakarta', 'DI Yogyakarta', '274', '552', 38),
  indonesia('Denpasar', 'Bali', '361', '802', 38),
  indonesia('Badung', 'Bali', '361', '803', 16),
  indonesia('Gianyar', 'Bali', '361', '805', 10),
  indonesia('Makassar', 'Sulawesi Selatan', '411', '902', 30),
  indonesia('Palembang', 'Sumatera Selatan', '711', '301', 30),
  indonesia('Malang', 'Jawa Timur', '341', '651', 24),
  indonesia('Surakarta', 'Jawa Tengah', '271', '571', 22),
  indonesia('Garut', 'Jawa Barat', '262', '441', 26),
  indonesia('Tasikmalaya', 'Jawa Barat', '265', '461', 24),
  indonesia('Sumedang', 'Jawa Barat', '261', '453', 20),
  indonesia('Cirebon', 'Jawa Barat', '231', '451', 18),
  indonesia('Sukabumi', 'Jawa Barat', '266', '431', 16),
  indonesia('Cianjur', 'Jawa Barat', '263', '432', 16),
  indonesia('Karawang', 'Jawa Barat', '267', '413', 14),
  indonesia('Purwakarta', 'Jawa Barat', '264', '411', 12),
  indonesia('Subang', 'Jawa Barat', '260', '412', 10),
  indonesia('Bandar Lampung', 'Lampung', '721', '351', 14),
  indonesia('Pekanbaru', 'Riau', '761', '281', 13),
  indonesia('Padang', 'Sumatera Barat', '751', '251', 12),
  indonesia('Batam', 'Kepulauan Riau', '778', '294', 12),
  indonesia('Balikpapan', 'Kalimantan Timur', '542', '761', 10),
  indonesia('Samarinda', 'Kalimantan Timur', '541', '751', 9),
  indonesia('Banjarmasin', 'Kalimantan Selatan', '511', '701', 9),
  indonesia('Pontianak', 'Kalimantan Barat', '561', '781', 9),
  indonesia('Manado', 'Sulawesi Utara', '431', '951', 8),
  indonesia('Mataram', 'Nusa Tenggara Barat', '370', '831', 7),
  indonesia('Kupang', 'Nusa Tenggara Timur', '380', '851', 5),
  indonesia('Ambon', 'Maluku', '911', '971', 4),
  indonesia('Jayapura', 'Papua', '967', '991', 4),
  indonesia('Kediri', 'Jawa Timur', '354', '641', 8),
  indonesia('Madiun', 'Jawa Timur', '351', '631', 6),
  indonesia('Jember', 'Jawa Timur', '331', '681', 7),
  indonesia('Tegal', 'Jawa Tengah', '283', '521', 6),
  indonesia('Pekalongan', 'Jawa Tengah', '285', '511', 6),
  indonesia('Purwokerto', 'Jawa Tengah', '281', '531', 6),
  indonesia('Banda Aceh', 'Aceh', '651', '231', 4),
];

const foreignPlaces: readonly Place[] = [
  abroad('Singapore', 'Singapore', 40),
  abroad('Kuala Lumpur', 'Malaysia', 22),
  abroad('Perth', 'Australia', 18),
  abroad('Melbourne', 'Australia', 12),
];

export const indonesianPlace = weighted(indonesianPlaces);
export const foreignPlace = weighted(foreignPlaces);
/** Where the English-speaking of an Indonesian shop live while they are there. */
export const expatPlace = weighted(
  indonesianPlaces.filter((place) => /^(Bandung|Jakarta Selatan|Denpasar|Badung|Yogyakarta|Batam)$/.test(place.city)),
);
