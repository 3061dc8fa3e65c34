/**
 * `npm run backup -- FOLDER`: copies databases, documents and keys of this platform, running or not. With DATABASE_URL
 * the rows, and with STORAGE_URL the documents, are backed up by their own servers' means: see docs/operations.md.
 */
import { backUp, CannotBackUp } from '../recovery/backup';
import { noteLastBackup } from '../api/health/last-backup';
import { runCommand, say } from './command/run-command';

void runCommand(async ({ dataDir, database }) => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new CannotBackUp('用法：npm run backup -- 文件夹\nUsage: npm run backup -- FOLDER');
  if (database.kind !== 'sqlite') {
    throw new CannotBackUp(
      '数据在 DATABASE_URL 所指的服务器上，请用该服务器的备份工具，见 docs/operations.md。\nThe rows are on the server of DATABASE_URL: back it up by its own means, see docs/operations.md.',
    );
  }
  const { files, made } = await backUp(dataDir, folder, new Date().toISOString(), (file) => say(`  ${file} …`, ''));
  await noteLastBackup(dataDir, made);
  say(`已备份 ${files.length} 个文件到 ${folder}`, `${files.length} files were backed up to ${folder}`);
  return 0;
});
