import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canReadDebianTesting, unpackFromDebianTesting } from './debian-testing.ts';
import { installWithGo } from './go-install.ts';
import { findPrometheus, findPromtool } from './programs.ts';

export interface PrometheusProgram {
  /** `Prometheus 3.5.3` */
  readonly title: string;
  readonly path: string;
}

/**
 * The Prometheus that `findPrometheus` finds and, where that is a 2.x, a 3.x: named by PROMETHEUS_3_PATH or fetched
 * from Debian testing. Where neither can be had, the first alone; it is said so once.
 * @throws {Error} naming what to install where there is none at all.
 */
export async function findPrometheusVersions(): Promise<readonly PrometheusProgram[]> {
  const found = await identify(await findPrometheus());
  if (!found.title.startsWith('Prometheus 2.')) return [found];
  const path = await findPrometheus3();
  return path === undefined ? [found] : [found, await identify(path)];
}

/** The newest that Go builds; its own `--version` tells nothing of a build by `go install`. */
const NEWEST = { module: 'v0.316.0', title: 'Prometheus 3.16.0' };

/**
 * The same, and the newest: named by PROMETHEUS_NEWEST_PATH or built by Go. Where Go is missing, it is said so once.
 * @throws {Error} as `findPrometheusVersions` does
 */
export async function findPrometheusVersionsAndNewest(): Promise<readonly PrometheusProgram[]> {
  const others = await findPrometheusVersions();
  const path =
    process.env.PROMETHEUS_NEWEST_PATH ||
    (await installWithGo(
      'github.com/prometheus/prometheus/cmd/prometheus',
      NEWEST.module,
      'remove_all_sd',
    ));
  if (path !== undefined) return [...others, { title: NEWEST.title, path }];
  console.warn(`No ${NEWEST.title} to test against: install Go, or set PROMETHEUS_NEWEST_PATH.`);
  return others;
}

/**
 * The promtool that `findPromtool` finds and the newest, named by PROMTOOL_NEWEST_PATH or built by Go; the first alone
 * where there is no other, which is said once.
 * @throws {Error} naming what to install where there is none at all.
 */
export async function findPromtoolVersions(): Promise<readonly PrometheusProgram[]> {
  const found = await identify(await findPromtool());
  const path =
    process.env.PROMTOOL_NEWEST_PATH ||
    (await installWithGo(
      'github.com/prometheus/prometheus/cmd/promtool',
      NEWEST.module,
      'remove_all_sd',
    ));
  if (path !== undefined) return [found, { title: NEWEST.title, path }];
  console.warn(`No promtool of ${NEWEST.title}: install Go, or set PROMTOOL_NEWEST_PATH.`);
  return [found];
}

async function findPrometheus3(): Promise<string | undefined> {
  const named = process.env.PROMETHEUS_3_PATH;
  if (named !== undefined && named !== '') return named;
  if (canReadDebianTesting()) {
    return join(await unpackFromDebianTesting('prometheus'), 'usr/bin/prometheus');
  }
  console.warn('No Prometheus 3.x to test against: set PROMETHEUS_3_PATH to its executable.');
  return undefined;
}

async function identify(path: string): Promise<PrometheusProgram> {
  const { stdout, stderr } = await promisify(execFile)(path, ['--version']);
  const version = /version (\d+\.\d+\.\d+)/.exec(stdout + stderr)?.[1];
  if (version === undefined) throw new Error(`${path} --version does not tell a version.`);
  return { title: `Prometheus ${version}`, path };
}
