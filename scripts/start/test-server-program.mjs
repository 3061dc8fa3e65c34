import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { executable, run, which } from './command.mjs';
import { cache } from './folders.mjs';
import { downloadBySdk } from './sdk-download.mjs';
import { progress } from './terminal.mjs';
import { prepareTestServer } from './test-server-java.mjs';

const version = '1.38.0';

const pom = `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>test-server</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;

async function assembleWithMaven(home) {
  const maven = which(['mvn']);
  if (maven === undefined || which(['java']) === undefined) return undefined;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'maven-'));
  const shown = progress('用 Maven 获取 Temporal 测试服务器', 'Getting the Temporal test server with Maven');
  try {
    writeFileSync(path.join(work, 'pom.xml'), pom);
    const { code, lines } = await run(
      maven,
      [
        '-B',
        '-ntp',
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${path.join(work, 'lib')}`,
      ],
      { cwd: work },
    );
    shown.end(code === 0);
    if (code !== 0) {
      console.error(lines.slice(-12).join('\n'));
      return undefined;
    }
    rmSync(home, { recursive: true, force: true });
    renameSync(work, home);
    return await prepareTestServer(home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Finds or obtains the Temporal test server, which skips time; undefined where it cannot be had. */
export async function obtainTestServer() {
  const downloaded = path.join(cache, 'temporal-test-server');
  if (executable(downloaded)) return downloaded;
  const home = path.join(cache, `test-server-${version}`);
  if (existsSync(path.join(home, 'lib')) && which(['java']) !== undefined) return prepareTestServer(home);
  return (
    (await downloadBySdk(
      'test-server',
      'temporal-test-server',
      '下载 Temporal 测试服务器',
      'Downloading the Temporal test server',
    )) ?? (await assembleWithMaven(home))
  );
}
