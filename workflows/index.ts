/** The workflows of the bundle: one for each process, under its name. */
export { openTender } from './trading/open-tender';
