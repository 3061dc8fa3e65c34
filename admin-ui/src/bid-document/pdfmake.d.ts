declare module 'pdfmake/build/pdfmake' {
  const pdfmake: unknown;
  export default pdfmake;
}
