/** What an attacker would put wherever text is shown. Whatever of it runs sets `window.__ran`. */
export const hostileTexts = {
  script: '<script>window.__ran=1</script>',
  image: '<img src=x onerror="window.__ran=1">',
  formula: '=HYPERLINK("javascript:window.__ran=1";"0812")',
  short: '<i onclick=alert(1)>',
};

const zalgo = [...'Bu Sari'].map((letter) => letter + '\u0301\u0327\u0338\u0335\u035c'.repeat(4)).join('');

/** Read from the other side. */
export const rightToLeft = 'سارة الخياط';

/** Thirty names that no honest person has, and that some file will hold all the same. */
export const hostileNames: readonly string[] = [
  hostileTexts.script,
  hostileTexts.image,
  '"><svg onload=window.__ran=1>',
  "'-window.__ran-'",
  '</script><script>window.__ran=1</script>',
  '<iframe srcdoc="<script>parent.__ran=1</script>">',
  '<a href="javascript:window.__ran=1">Klik</a>',
  '<style>*{display:none!important}</style>',
  '{{constructor.constructor("window.__ran=1")()}}',
  '${window.__ran=1}',
  '{@html "<script>window.__ran=1</script>"}',
  '#{7*7} <%= 7*7 %> ${{7*7}}',
  '=cmd|"/C calc"!A0',
  '@SUM(1+1)*cmd|"/C calc"!A0',
  '+62812 -1+1|cmd',
  "Robert'); DROP TABLE contacts;--",
  '" OR 1=1 --',
  "' UNION SELECT * FROM staff --",
  '100%_\\*?[a-z]',
  'AND OR NOT NEAR("x" *)',
  '__proto__',
  'constructor',
  'toString',
  '\u202Enohoj\u202C kebalik',
  rightToLeft,
  '👩🏽‍🌾🏪👨‍👩‍👧‍👦 Toko 🇮🇩',
  zalgo,
  'Nama\u0000tersembunyi\u0007\u001B[31m',
  'Panjang '.repeat(1_250).trim(),
  'W'.repeat(300),
];
