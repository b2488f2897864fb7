import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, type AppProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { ManifestApp } from '../../src';

/** The files of a folder, by their path in it; a folder without files is there with a slash behind it. */
export type Files = { readonly [path: string]: string };

/** What an app writes into a folder of its own. */
export function filesOf(makeApp: (outdir: string) => App): Files {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesis-'));
  try {
    makeApp(outdir).synth();
    return readFolder(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function readFolder(folder: string, prefix = ''): Files {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true }).map((entry): Files => {
    const path = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) return { [path]: readFileSync(join(folder, path), 'utf8') };
    return { [`${path}/`]: '', ...readFolder(folder, `${path}/`) };
  });
  return Object.assign({}, ...entries) as Files;
}

/** What cdk8s and this package write of the same code. */
export interface Compared {
  readonly expected: Files;
  readonly actual: Files;
}

/** Runs the same code with the `App` of cdk8s and with ours. */
export function compare(build: (app: App) => void, props: AppProps = {}): Compared {
  return {
    expected: filesOf((outdir) => built(new App({ ...props, outdir }), build)),
    actual: filesOf((outdir) => built(new ManifestApp({ ...props, outdir }), build)),
  };
}

/** An app with what code puts into it. */
export function built(app: App, build: (app: App) => void): App {
  build(app);
  return app;
}

/** An object whose name is its id. */
export function object(scope: Construct, id: string, fields: object = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, ...fields });
}

/** What code gives, or what it throws, as text. */
export function outcomeOf(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}

/** What is thrown, as text. */
export function errorOf(run: () => unknown): string {
  return outcomeOf(() => {
    run();
    return 'nothing was thrown';
  });
}

/** Runs code with an environment variable set. */
export function withEnvironment<T>(name: string, value: string, run: () => T): T {
  const before = process.env[name];
  process.env[name] = value;
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}
