import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { FindingsError } from '../../src';

/** The objects that an app writes, read back from its YAML: what stands in the files, not what the code meant. */
export function written(app: App): unknown[] {
  const text = app.synthYaml();
  keepForJudge(text);
  return documents(text);
}

/** Where a folder is named for it, what the tests compare is kept there, so that an API server can judge it as well. */
function keepForJudge(text: string): void {
  const folder = process.env['SEED_MANIFESTS'];
  if (folder === undefined) return;
  const name = expect.getState().currentTestName ?? '';
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  writeFileSync(join(folder, `${name.replace(/\W+/g, '-').slice(0, 80)}-${hash}.k8s.yaml`), text);
}

/** The objects of a stream of YAML documents. */
export function documents(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors.length > 0) throw new Error(document.errors.join('\n'));
    return document.toJS() as unknown;
  });
}

/** The objects of one kind that an app writes. */
export function writtenOf(app: App, kind: string): unknown[] {
  return written(app).filter((object) => (object as { kind: unknown }).kind === kind);
}

/** Every container of one name in what an app writes; an init step or native sidecar counts as well. */
export function containersNamed(app: App, name: string): unknown[] {
  return lists(written(app), /^(initC|c)ontainers$/).filter((item) => (item as { name: unknown }).name === name);
}

/** The items of all lists that stand under a matching key, at any depth. */
function lists(value: unknown, key: RegExp): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    key.test(name) && Array.isArray(field) ? (field as unknown[]) : lists(field, key),
  );
}

/** Why an app is not synthesized, as a person reads it: every finding with its place and its fix. */
export function refusal(app: App): string {
  return stopping(app)?.message ?? 'It is synthesized.';
}

/** Whether an app is accepted, or else the message of each finding, without its place and its fix. */
export function outcome(app: App): string {
  const messages = stopping(app)?.findings.map(({ message }) => message);
  return messages?.join('\n') ?? 'accepted';
}

function stopping(app: App): FindingsError | undefined {
  try {
    app.synthYaml();
    return undefined;
  } catch (error) {
    if (error instanceof FindingsError) return error;
    throw error;
  }
}
