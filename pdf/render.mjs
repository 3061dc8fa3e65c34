const margins = [48, 48, 48, 66];
const grey = '#555555';

/** Thin lines, quiet grey, room around the text. */
const official = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#b5bcc6',
  vLineColor: () => '#b5bcc6',
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};

const footer = (foot) => (page, pages) => ({
  margin: [48, 14, 48, 0],
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 60, y2: 0, lineWidth: 0.5, lineColor: '#b5bcc6' }] },
    {
      margin: [0, 3, 0, 0],
      columns: [
        { width: '*', stack: foot.map((text) => ({ text, wordBreak: 'break-all' })) },
        { width: 110, alignment: 'right', text: `第 ${page} 页 共 ${pages} 页\nPage ${page} of ${pages}` },
      ],
      fontSize: 7,
      color: grey,
    },
  ],
});

const dates = (at) => ({ creationDate: new Date(at), modifiedDate: new Date(at) });

/** One heading is never the last line of a page. */
const breaksBefore = (node, nodes) =>
  node.headlineLevel !== undefined &&
  nodes.getFollowingNodesOnPage().length === 0 &&
  nodes.getPreviousNodesOnPage().length > 0;

/**
 * Prints a layout. Nothing is fetched from anywhere: fonts are handed in. The same layout and fonts give the same bytes.
 * @param {object} pdfmake the package, of Node or of the browser
 * @param {import('../domain/paper/print-layout').PrintLayout} layout
 * @param {{ readonly regular: Uint8Array, readonly bold: Uint8Array }} fonts
 * @returns {Promise<Uint8Array>}
 */
export async function renderPdf(pdfmake, layout, fonts) {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy?.(() => false);
  pdfmake.virtualfs.writeFileSync('regular.ttf', fonts.regular);
  pdfmake.virtualfs.writeFileSync('bold.ttf', fonts.bold);
  pdfmake.virtualfs.writeFileSync('data.json', layout.data);
  const face = { normal: 'regular.ttf', bold: 'bold.ttf', italics: 'regular.ttf', bolditalics: 'bold.ttf' };
  pdfmake.setFonts({ official: face });
  pdfmake.setTableLayouts({ official });
  const document = pdfmake.createPdf({
    pageSize: 'A4',
    pageOrientation: layout.orientation,
    pageMargins: margins,
    // without a language, so that readers choose none for texts in two
    info: { title: layout.title, creationDate: new Date(layout.at) },
    displayTitle: true,
    files: { data: { src: 'data.json', name: 'data.json', type: 'application/json', ...dates(layout.at) } },
    content: layout.content,
    footer: footer(layout.foot),
    pageBreakBefore: breaksBefore,
    defaultStyle: { font: 'official', fontSize: 10, lineHeight: 1 },
  });
  return document.getBuffer();
}
