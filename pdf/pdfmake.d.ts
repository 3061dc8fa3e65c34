declare module 'pdfmake' {
  const pdfmake: unknown;
  export default pdfmake;
}
