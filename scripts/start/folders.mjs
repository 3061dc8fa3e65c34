import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of the project. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where programs that were obtained are kept between starts; TEMPORAL_CACHE moves it. */
export const cache =
  process.env.TEMPORAL_CACHE ??
  path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'resource-trading-platform', 'bin');

/** Where Go puts the programs it installs. */
export const goFolders = [
  process.env.GOBIN,
  path.join((process.env.GOPATH ?? path.join(homedir(), 'go')).split(path.delimiter)[0], 'bin'),
].filter((folder) => folder !== undefined && folder !== '');
