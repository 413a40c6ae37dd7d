/** pdfmake's own PDF, which its types leave out: as much of it as font-tables.ts needs. */
declare module 'pdfmake/js/PDFDocument.js' {
  /** A font as it is embedded in one document. Its tables are decoded when they are first asked for. */
  interface EmbeddedFont {
    font: { _tables: object };
  }
  interface PdfDocument {
    prototype: { provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont };
  }
  /** A CommonJS module: bundled its default is the class, in Node alone the module. */
  const pdfDocument: PdfDocument | { default: PdfDocument };
  export default pdfDocument;
}
