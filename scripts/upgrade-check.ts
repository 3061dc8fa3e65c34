/**
 * `npm run upgrade-check`: replays every open case against the code of this folder, before it is rolled out. Set the
 * environment of the platform that runs. Exit 1: some cases do not fit.
 */
import { manifest } from '../definitions/manifest';
import { checkUpgrade, type UpgradeVerdict } from '../recovery/check-upgrade';
import { replayModules } from '../recovery/workflow-code';
import { onTemporal } from './command/on-temporal';
import { runCommand, say } from './command/run-command';
import { bundledWorkflows } from './workflow-bundle';

const words: Readonly<Record<UpgradeVerdict['is'], string>> = {
  fits: '✓ 适用 · fits',
  needsMapping: '→ 须映射 · needs mapping',
  blocked: '✗ 受阻 · blocked',
};

void runCommand((configuration) =>
  onTemporal(configuration, async (ground) => {
    const workflowBundle = await bundledWorkflows({ workflowInterceptorModules: replayModules });
    const counts = { fits: 0, needsMapping: 0, blocked: 0 };
    for await (const { caseId, process: name, version, is, why } of checkUpgrade({
      ...ground,
      workflowBundle,
      manifest,
    })) {
      counts[is] += 1;
      process.stdout.write(`${caseId}  ${name} ${version}  ${words[is]}\n`);
      if (why) process.stdout.write(`    ${why.zh}\n${why.en === why.zh ? '' : `    ${why.en}\n`}`);
    }
    const { fits, needsMapping, blocked } = counts;
    say(
      `适用 ${fits}，须映射 ${needsMapping}，受阻 ${blocked}`,
      `${fits} fit, ${needsMapping} need a mapping, ${blocked} are blocked`,
    );
    return needsMapping + blocked === 0 ? 0 : 1;
  }),
);
