import { parentPort, workerData } from 'node:worker_threads';
import readSpreadsheet from 'read-excel-file/node';
import { sheetsOf } from './unpack.mjs';

const content = new Uint8Array(workerData.content);
parentPort?.postMessage(await sheetsOf(content, (options) => readSpreadsheet(Buffer.from(content), options)));
