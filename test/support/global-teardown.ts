import { stopMariadb } from './mariadb';
import { stopS3Server } from './s3-server';

/** Runs once after all tests. */
export default async function globalTeardown(): Promise<void> {
  await Promise.all([stopMariadb(), stopS3Server()]);
}
