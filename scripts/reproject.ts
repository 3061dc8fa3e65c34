/**
 * `npm run reproject [-- CASE …]`: brings the rows of these cases, or of all, to where Temporal knows them to stand. For
 * after a restore. Exit 1: some could not be.
 */
import { MoreThan } from 'typeorm';
import { rows, type Database } from '../database/database';
import { reprojectCase, type Reprojected } from '../recovery/reproject';
import { replayModules } from '../recovery/workflow-code';
import { onTemporal } from './command/on-temporal';
import { runCommand, say } from './command/run-command';
import { bundledWorkflows } from './workflow-bundle';

const words: Readonly<Record<Reprojected['is'], readonly [zh: string, en: string]>> = {
  whole: ['一致', 'agrees'],
  rebuilt: ['已补齐', 'rebuilt'],
  askedToRestate: ['数据库超前，已请案件重述', 'the rows lay ahead; the case restates where it stands'],
  unknownToTemporal: ['Temporal 中没有此案件', 'Temporal knows no such case'],
  failed: ['失败', 'failed'],
};

async function* caseIds({ read }: Database): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const found = await rows(read, 'case').find({
      where: { id: MoreThan(after), seq: MoreThan(0) },
      order: { id: 'ASC' },
      select: { id: true },
      take: 200,
    });
    for (const { id } of found) yield id;
    const last = found.at(-1);
    if (!last) return;
    after = last.id;
  }
}

void runCommand((configuration) =>
  onTemporal(configuration, async (ground) => {
    const workflowBundle = await bundledWorkflows({ workflowInterceptorModules: replayModules });
    const named = process.argv.slice(2);
    let wrong = 0;
    let count = 0;
    for await (const caseId of named.length > 0 ? named : caseIds(ground.database)) {
      const result = await reprojectCase({ ...ground, workflowBundle }, caseId);
      const [zh, en] = words[result.is];
      count += 1;
      if (result.is === 'failed' || result.is === 'unknownToTemporal') wrong += 1;
      if (result.is === 'whole') continue;
      const why = result.is === 'failed' ? ` ${result.why}` : '';
      const events = result.is === 'rebuilt' ? ` (+${result.events})` : '';
      process.stdout.write(`${caseId}  ${zh} · ${en}${events}${why}\n`);
    }
    say(`共 ${count} 个案件，${wrong} 个有问题。`, `${count} cases, ${wrong} with a fault.`);
    return wrong === 0 ? 0 : 1;
  }),
);
