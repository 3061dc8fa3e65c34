import { ConfigurationError, readConfiguration } from '../../configuration';

try {
  console.log(JSON.stringify(readConfiguration(process.env)));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
