/** `node scripts/pack.mjs PROGRAM.ts …` packs programs where they will be run by somebody who may not write there. */
import { packedProgram } from './start/packed-program.mjs';

for (const program of process.argv.slice(2)) console.log(await packedProgram(program));
