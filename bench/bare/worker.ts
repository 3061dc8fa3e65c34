import { NativeConnection, Worker } from '@temporalio/worker';
import { createRequire } from 'node:module';

/** The queue of the bare workflow. */
const taskQueue = 'bare';

async function main(): Promise<void> {
  const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: createRequire(__filename).resolve('./workflow'),
    activities: { nothing: () => Promise.resolve() },
    maxConcurrentLocalActivityExecutions: 50,
  });
  process.once('SIGTERM', () => worker.shutdown());
  process.stdout.write('bare worker is ready\n');
  await worker.run();
  await connection.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
