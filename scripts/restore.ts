/** `npm run restore -- FOLDER`: checks a backup and puts it into DATA_DIR, which must be empty. */
import { CannotBackUp, restore } from '../recovery/backup';
import { runCommand, say } from './command/run-command';

void runCommand(async ({ dataDir }) => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new CannotBackUp('用法：npm run restore -- 文件夹\nUsage: npm run restore -- FOLDER');
  const { made, files } = await restore(folder, dataDir, () => undefined);
  say(
    `已从 ${made} 的备份恢复 ${files.length} 个文件。请启动平台，然后运行 npm run reproject，使案件数据与 Temporal 一致。`,
    `${files.length} files were restored from the backup of ${made}. Start the platform, then run npm run reproject, so that the rows of cases agree with Temporal.`,
  );
  return 0;
});
