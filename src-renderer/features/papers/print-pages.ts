const blobOf = (canvas: HTMLCanvasElement) =>
  new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture of the page')))),
  );

/** Prints pages as they were drawn, each on a sheet of its own; see `.printed-document` in styles/base.css. */
export async function printPages(pages: readonly HTMLCanvasElement[]): Promise<void> {
  const holder = document.createElement('div');
  holder.className = 'printed-document';
  const addresses: string[] = [];
  try {
    for (const page of pages) {
      const picture = new Image();
      picture.alt = '';
      picture.src = URL.createObjectURL(await blobOf(page));
      addresses.push(picture.src);
      await picture.decode();
      holder.append(picture);
    }
    document.body.append(holder);
    window.print();
  } finally {
    holder.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
  }
}
