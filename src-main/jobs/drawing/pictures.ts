const kinds = [
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
];

/**
 * A picture that may be drawn: a `data:` address whose bytes are what it says, PNG or JPEG. Nothing else reaches pdfmake,
 * which would take a file's name or an SVG there too.
 * @throws TypeError of anything else: the contract lets none in, so this one was put into the file by hand
 */
export function pictureOf(address: string): string {
  const [, type, data] = /^data:(image\/(?:png|jpeg));base64,([A-Za-z0-9+/]+=*)$/.exec(address) ?? [];
  const known = kinds.find((kind) => kind.type === type);
  // Sixteen letters of it are the twelve bytes that tell.
  const first = Buffer.from((data ?? '').slice(0, 16), 'base64');
  if (!known?.begins.every((byte, at) => first[at] === byte)) throw new TypeError('no picture');
  return address;
}
