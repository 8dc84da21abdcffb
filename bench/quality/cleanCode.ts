/**
 * Well-kept packages at pinned versions: what the rules say of them is a false alarm until somebody has looked
 * at it (`judged.ts`). They are fetched from the npm registry and from Debian when the benchmark runs, and kept below the
 * user's cache folder, never in the project.
 */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { cacheFolder, fetchPackage } from '../packages.ts';

/** From npm: sources as they are published, none of them minified. */
const NPM_PACKAGES = [
  'express@4.21.2',
  'fastify@5.2.1',
  'koa@2.15.3',
  'axios@1.7.9',
  'got@14.4.5',
  'undici@7.2.0',
  'commander@13.0.0',
  'yargs@17.7.2',
  'pino@9.6.0',
  'winston@3.17.0',
  'body-parser@1.20.3',
  'helmet@8.0.0',
  'passport@0.7.0',
  'knex@3.1.0',
  'sequelize@6.37.5',
  'pg@8.13.1',
  'mysql2@3.12.0',
  'redis@4.7.0',
  'ws@8.18.0',
  'marked@15.0.5',
  'handlebars@4.7.8',
  'chokidar@4.0.3',
  'glob@11.0.0',
  'semver@7.6.3',
  'fs-extra@11.2.0',
  'bcryptjs@2.4.3',
  'jose@5.9.6',
  'zod@3.24.1',
  'rxjs@7.8.1',
  'date-fns@4.1.0',
  'effect@3.12.1',
  '@nestjs/core@10.4.15',
  '@nestjs/common@10.4.15',
  'typeorm@0.3.20',
];

/** From npm, with the TypeScript that they are made of. */
const TYPESCRIPT_PACKAGES = [
  '@anthropic-ai/sdk@0.33.1',
  '@apollo/server@5.5.1',
  '@effect/platform@0.74.0',
  '@grpc/grpc-js@1.12.5',
  '@reduxjs/toolkit@2.5.0',
  '@tanstack/query-core@5.64.0',
  '@tanstack/react-router@1.170.46',
  '@tanstack/table-core@8.20.5',
  '@trpc/client@10.45.2',
  '@trpc/server@10.45.2',
  'ethers@6.13.5',
  'graphql-request@6.1.0',
  'immer@10.1.1',
  'mongodb@6.12.0',
  'msw@2.7.0',
  'openai@4.78.0',
  'puppeteer-core@24.1.0',
  'redux@5.0.1',
  'reselect@5.1.1',
  'telegraf@4.16.3',
];

/** From Debian: the sources of packages in Java. */
const JAVA_PACKAGES = [
  'source:commons-beanutils=1.9.4-1+deb12u1',
  'source:commons-configuration2=2.8.0-2',
  'source:commons-csv=1.9.0-1',
  'source:commons-exec=1.3-2',
  'source:commons-io=2.11.0-2',
  'source:commons-pool2=2.11.1-1',
  'source:dom4j=2.1.3-2',
  'source:guava-libraries=31.1-1',
  'source:hikaricp=2.7.9-1',
  'source:hsqldb=2.7.1-1+deb12u1',
  'source:httpcomponents-client=4.5.14-1',
  'source:httpcomponents-core=4.4.16-1',
  'source:jackson-core=2.14.1-2~deb12u1',
  'source:jsoup=1.15.3-1',
  'source:junit4=4.13.2-3',
  'source:libcommons-cli-java=1.5.0-1',
  'source:libcommons-codec-java=1.15-1',
  'source:libcommons-compress-java=1.22-1',
  'source:libcommons-dbcp-java=1.4-8',
  'source:libcommons-net-java=3.9.0-1',
  'source:picocli=4.6.2-2',
];

/** Python's own modules, as Debian ships them. */
const PYTHON_LIBRARY = ['libpython3.11-stdlib=3.11.2-6+deb12u9', 'libpython3.11-minimal=3.11.2-6+deb12u9'];

/** From Debian: pure Python. */
const DEBIAN_PACKAGES = [
  'python3-requests=2.28.1+dfsg-1',
  'python3-flask=2.2.2-3',
  'python3-click=8.1.3-2',
  'python3-attr=22.2.0-1',
  'python3-httpx=0.23.3-1',
  'python3-sqlalchemy=1.4.46+ds1-1',
  'python3-rich=13.3.1-1',
  'python3-itsdangerous=2.1.2-3',
  'python3-marshmallow=3.18.0-1',
  'python3-fastapi=0.92.0-1',
  'python3-uvicorn=0.17.6-1',
  'python3-bottle=0.12.23-1.1',
  'python3-boto3=1.26.27+dfsg-1',
  'python3-paramiko=2.12.0-2',
  'python3-docker=5.0.3-1',
  'python3-redis=4.3.4-3',
  'python3-celery=5.2.6-5',
  'python3-pytest=7.2.1-2',
  'python3-packaging=23.0-1',
  'python3-jsonschema=4.10.3-1',
];

const PACKAGES = [
  ...NPM_PACKAGES,
  ...TYPESCRIPT_PACKAGES,
  ...DEBIAN_PACKAGES,
  ...PYTHON_LIBRARY,
  ...JAVA_PACKAGES,
];

const SOURCE = new Set(['.py', '.java', '.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx']);

/** A file of a clean package; `path` is below the package. */
export interface CleanFile {
  readonly package: string;
  readonly path: string;
  readonly text: string;
}

/** Fetches what is not there yet and reads all source files. What cannot be had is handed to `missing`. */
export function cleanCode(missing: (name: string, why: string) => void): CleanFile[] {
  const cache = cacheFolder('clean-code');
  const files: CleanFile[] = [];
  for (const name of PACKAGES) {
    const fetched = fetchPackage(name, cache);
    if ('problem' in fetched) {
      missing(name, fetched.problem);
      continue;
    }
    const { folder } = fetched;
    for (const path of sourceFiles(folder))
      files.push({ package: name, path, text: readFileSync(join(folder, path), 'utf8') });
  }
  return files;
}

/** Source files of a package: no tests, no type declarations, nothing minified or bundled for the browser. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        SOURCE.has(extname(path)) && !/\.d\.[mc]?ts$|[.-]min\.|(^|\/)cdn\.js$|\.(spec|test)\./.test(path),
    )
    .filter(
      (path) =>
        !/(^|\/)(tests?|__tests__|dist|umd|bundles?|esm|esm5|browser|cdn|examples?|samples?|benchmarks?|debian)\//.test(
          path,
        ),
    )
    .filter((path) => {
      const found = statSync(join(folder, path), { throwIfNoEntry: false });
      return found?.isFile() === true && found.size > 0 && found.size < 500_000;
    })
    .sort();
}
