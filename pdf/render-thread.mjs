import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { renderPdf } from './render.mjs';

const { layout, fonts } = workerData;
const files = { regular: readFileSync(fonts.regular), bold: readFileSync(fonts.bold) };
const pdf = await renderPdf(pdfmake, layout, files);
parentPort.postMessage(Uint8Array.from(pdf));
