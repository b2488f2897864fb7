import type { ObjectChange } from '../../../src/changes/object-change';
import type { SideObject } from '../../../src/changes/objects/changed-objects';
import { deepEqual } from '../../../src/kubernetes/json';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { inputObjects, objectItems } from '../../../src/manifests/input-objects';
import { allChanges } from '../../support/all-changes';
import type { Answer } from '../api-client';
import { isList, isObject, textAt, type Json, type JsonObject } from '../json';
import { count, secondsSince } from '../report';
import { ResourcePaths } from '../resource-paths';
import type { Bench } from '../run-suite';
import { WORKLOAD_EDITS } from './kind-edits';
import { HOLDERS } from './objects';
import { PLAIN_EDITS } from './plain-edits';
import { TEMPLATE_EDITS } from './template-edits';
import { edited, type UpdateCase } from './update-case';

/** So many updates each server must have been asked for, and so many of each answer. */
const [LEAST, LEAST_OF_EACH] = [300, 80];
const APPLY = '?fieldManager=updates&force=true&fieldValidation=Strict';
const INVALID = 422;

/** What an update must lead to, and what it led to. */
type Outcome = 'taken' | 'refused' | 'same';

/**
 * Creates objects, updates them for real, and compares the answers with what is said of the change: whether it is refused
 * and for which fields, and whether anything is stored otherwise than before.
 */
export async function runUpdates(bench: Bench): Promise<void> {
  const start = Date.now();
  const { minor } = KubernetesVersion.of(bench.target.minor);
  const cases = [...updateCases()].filter(({ since = 0 }) => minor >= since);
  const counts: Record<Outcome, number> = { taken: 0, refused: 0, same: 0 };
  const server = new Updates(bench);
  for (const each of cases) {
    const outcome = await server.judge(each);
    if (outcome) counts[outcome] += 1;
  }
  const { taken, refused, same } = counts;
  const text = `${bench.target.minor}  updates: ${count(taken + refused + same, 'update')}: ${taken} taken, ${refused} refused and ${same} without an effect as predicted, ${secondsSince(start)}`;
  const isEnough = taken + refused + same >= LEAST && taken >= LEAST_OF_EACH && refused >= LEAST_OF_EACH;
  if (isEnough) bench.report.say(text);
  else bench.report.fail(text, 'too few of one kind');
}

function* updateCases(): Generator<UpdateCase> {
  let index = 0;
  for (const { kind, template, object } of HOLDERS) {
    for (const { title, edits } of TEMPLATE_EDITS) {
      const before = object(`updates-${(index += 1)}`);
      yield { title: `${kind}, template: ${title}`, before, after: edited(before, edits, template) };
    }
  }
  for (const { title: of, object, edits: all } of [...WORKLOAD_EDITS, ...PLAIN_EDITS]) {
    for (const { title, edits, since = 0 } of all) {
      const before = object(`updates-${(index += 1)}`);
      yield { title: `${of}: ${title}`, before, after: edited(before, edits), since };
    }
  }
}

/** Updates of one server. */
class Updates {
  private readonly paths: ResourcePaths;

  public constructor(private readonly bench: Bench) {
    this.paths = new ResourcePaths(bench.client);
  }

  /** What became of an update; undefined if that is not what was said of it. */
  public async judge(update: UpdateCase): Promise<Outcome | undefined> {
    const { report, target } = this.bench;
    const title = `${target.minor}  updates: ${update.title}`;
    const created = await this.apply(update.before);
    if (created.status >= 300) {
      report.fail(title, 'it could not be created', textAt(created.body, 'message') ?? String(created.status));
      return undefined;
    }
    await this.bind(update.before);
    const updated = await this.apply(update.after);
    await this.remove(update.before);
    const change = changeOf(update, target.minor);
    const problem = problemOf(change, created, updated);
    if (problem === undefined) {
      report.pass();
      return outcomeOf(change);
    }
    report.fail(title, ...problem, JSON.stringify(update.after));
    return undefined;
  }

  private async apply(object: JsonObject): Promise<Answer> {
    const path = await this.pathOf(object);
    return this.bench.client.send('PATCH', `${path}${APPLY}`, JSON.stringify(object), 'application/apply-patch+yaml');
  }

  /** A claim may change in other ways once it has its volume. */
  private async bind(object: JsonObject): Promise<void> {
    if (object['kind'] !== 'PersistentVolumeClaim') return;
    const status = { phase: 'Bound', capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] };
    const path = `${await this.pathOf(object)}/status`;
    await this.bench.client.send('PATCH', path, JSON.stringify({ status }), 'application/merge-patch+json');
  }

  private async remove(object: JsonObject): Promise<void> {
    await this.bench.client.send('DELETE', `${await this.pathOf(object)}?gracePeriodSeconds=0`);
  }

  private async pathOf(object: JsonObject): Promise<string> {
    const collection = await this.paths.collectionOf(object);
    return `${collection ?? ''}/${textAt(object, 'metadata', 'name') ?? ''}`;
  }
}

function changeOf({ before, after }: UpdateCase, minor: string): ObjectChange | undefined {
  const target = { version: KubernetesVersion.of(minor), featureGates: {} };
  return allChanges(sideOf(before), sideOf(after), { target, podKinds: [] }).objects[0];
}

function sideOf(object: JsonObject): SideObject[] {
  return objectItems([...inputObjects('a.json', JSON.stringify(object))]);
}

function outcomeOf(change: ObjectChange | undefined): Outcome {
  if (!change || change.action === 'rewritten') return 'same';
  return change.refusals.length > 0 ? 'refused' : 'taken';
}

/** What was expected and seen if that differs. */
function problemOf(change: ObjectChange | undefined, created: Answer, updated: Answer): string[] | undefined {
  const expected = outcomeOf(change);
  const seen = seenOutcome(created, updated);
  if (seen !== expected) {
    const message = textAt(updated.body, 'message');
    return [
      `expected: ${expected}`,
      `seen: ${seen}`,
      ...(message === undefined ? differences(created, updated) : [message]),
    ];
  }
  const fields = causesOf(updated.body);
  const missing = (change?.refusals ?? []).filter(({ field }) => !fields.includes(field));
  if (expected !== 'refused' || missing.length === 0) return undefined;
  return [`expected: refused for ${missing.map(({ field }) => field).join(', ')}`, `seen: ${fields.join(', ')}`];
}

function seenOutcome(created: Answer, updated: Answer): Outcome | 'an error' {
  if (updated.status === INVALID) return 'refused';
  if (updated.status >= 300) return 'an error';
  return deepEqual(contentOf(created.body), contentOf(updated.body)) ? 'same' : 'taken';
}

/** An object without what a server writes at each update. */
function contentOf(body: Json): unknown {
  const { metadata, status: _status, ...rest } = isObject(body) ? body : {};
  const { managedFields: _a, resourceVersion: _b, generation: _c, ...kept } = isObject(metadata) ? metadata : {};
  return { ...rest, metadata: kept };
}

function differences(created: Answer, updated: Answer): string[] {
  return [created, updated].map(({ body }) => JSON.stringify(contentOf(body)));
}

function causesOf(body: Json): string[] {
  const details = isObject(body) && isObject(body['details']) ? body['details'] : {};
  const causes = details['causes'];
  return isList(causes) ? causes.flatMap((cause) => textAt(cause, 'field') ?? []) : [];
}
