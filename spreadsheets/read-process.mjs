import readSpreadsheet from 'read-excel-file/node';
import { sheetsOf } from './unpack.mjs';

process.once('message', async (sent) => {
  const content = new Uint8Array(sent);
  process.send?.(await sheetsOf(content, (options) => readSpreadsheet(Buffer.from(content), options)));
});
// nobody waits for it any more
process.once('disconnect', () => process.exit());
