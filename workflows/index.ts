/** The workflows of the bundle: one for each process with code of its own, under its name, and one for all others. */
export { definedProcess } from './defined-process';
export { openTender } from './trading/open-tender';
