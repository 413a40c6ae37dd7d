/** First bytes of the pictures that are let in: PNG (RFC 2083, 3.1) and JPEG (ITU-T T.81, B.1.1.3). */
const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
};

/** Whether a `data:` address begins as the PNG or JPEG that it says it is. Whether it is whole, only drawing it tells. */
export function isPicture(address: string): boolean {
  const [, type = '', data = ''] =
    /^data:image\/(png|jpeg);base64,((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(address) ??
    [];
  // Sixteen letters of it are the twelve bytes that tell.
  const first = atob(data.slice(0, 16));
  return SIGNATURES[type]?.every((byte, at) => first.charCodeAt(at) === byte) ?? false;
}
