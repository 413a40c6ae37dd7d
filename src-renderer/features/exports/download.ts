/** Hands a file to the person: the desktop asks where to put it, a browser puts it among the downloads. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has read it long before; at once would be too early in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
