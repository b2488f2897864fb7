import { deepEqual, isFields } from '../../../src/kubernetes/json';
import { containersOf } from '../../../src/pod/containers';
import type { JsonObject } from '../json';
import { nanos } from '../quantity';
import { specOf, type Answer } from './answer';
import type { ContainerVerdict, Texts, Verdict } from './kube-judge';

/** Something of which the library and Kubernetes say different things. */
export interface Difference {
  /** What it is about, whichever container or resource it is: `qosClass`, `requests`, `containers.limits`. */
  readonly topic: string;
  readonly sentence: string;
}

/**
 * Fields of which nothing is read: the sources of volumes that other systems keep. The decoder names a field by the path
 * of Go's types.
 */
const UNREAD =
  /\.VolumeSource\.(?!emptyDir|configMap|secret|downwardAPI|projected|image|persistentVolumeClaim|hostPath)\w/;

/** Where the library's answer and Kubernetes' verdict on an object part; none where they are one. */
export function differencesBetween(object: JsonObject, answer: Answer | Error, verdict: Verdict): Difference[] {
  if (answer instanceof Error)
    return [{ topic: 'error', sentence: `the library throws ${answer.stack ?? answer.message}` }];
  if (verdict.decoded !== true) return compareRefusals(answer, verdict);
  return answer.wrongTypes.length > 0 ? compareWrongTypes(answer, verdict) : compareAnswers(object, answer, verdict);
}

function compareRefusals({ wrongTypes }: Answer, { decode = '' }: Verdict): Difference[] {
  if (wrongTypes.length > 0 || UNREAD.test(decode)) return [];
  return [{ topic: 'wrong types missed', sentence: `the library finds no wrong type, Kubernetes says: ${decode}` }];
}

/**
 * What the library takes for a wrong type, although it decodes, must be refused for another reason: a container that is
 * null decodes to one without a name, and a field that only newer versions have is unknown, whatever stands in it.
 */
function compareWrongTypes({ wrongTypes }: Answer, { valid, decode = '' }: Verdict): Difference[] {
  const unknown = [
    ...decode.matchAll(/unknown field "(?:spec\.)?(?:jobTemplate\.spec\.)?(?:template\.)?(spec\.[^"]*)"/g),
  ];
  const isNamed = (path: string): boolean => unknown.some(([, field = '']) => path.startsWith(field));
  const isNullContainer = (path: string, value: unknown): boolean => value === null && /containers\[\d+\]$/i.test(path);
  return wrongTypes
    .filter(({ path, value }) => valid || (!isNamed(path) && !isNullContainer(path, value)))
    .map(({ path, expected, value }) => ({
      topic: 'wrong types found',
      sentence: `the library says that ${path} must be ${expected} and is ${JSON.stringify(value)}, Kubernetes decodes it`,
    }));
}

function compareAnswers(object: JsonObject, answer: Answer, verdict: Verdict): Difference[] {
  if (isSame(answer, verdict)) return [];
  const [ours, theirs] = [flat(answer), flat(verdict)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((path) => ours.get(path) !== theirs.get(path))
    .filter((path) => !isSameAmount(object, path, ours.get(path), theirs.get(path)))
    .map((path) => ({
      topic: path.replace(/\[.*?\]/g, ''),
      sentence: `${path}: the library says ${told(ours.get(path))}, Kubernetes ${told(theirs.get(path))}`,
    }));
}

/**
 * Whether two totals are as good as the same, of a Pod that asks for something as a whole. What is missing there is filled
 * in with the containers' sum, and Kubernetes has two ways to that sum: a Pod's is made of what was sent, that of a Pod
 * from a template of what was stored before, as rounded text. The library takes one way for both. So `1e0` and `.5` become
 * `1500e-3` or `1500m`, before 1.37 `100u` and `100u` are one thousandth or two, and an amount above the largest number of
 * 64 bits, which no text keeps, stays or does not.
 */
function isSameAmount(object: JsonObject, path: string, ours: string | undefined, theirs: string | undefined): boolean {
  const spec = specOf(object);
  const [left, right] = [nanos(ours), nanos(theirs)];
  if (!isFields(spec) || !isFields(spec['resources']) || !/^(requests|limits)\[/.test(path)) return false;
  if (left === undefined || right === undefined) return false;
  const difference = left > right ? left - right : right - left;
  const rounded = object['kind'] === 'Pod' ? 0n : MILLI * BigInt(containersOf(spec).length);
  return difference <= rounded || left >= LARGEST || right >= LARGEST;
}

const MILLI = 10n ** 6n;
const LARGEST = (2n ** 63n - 1n) * 10n ** 9n;

/** The quick way for what nearly all objects come to. */
function isSame(answer: Answer, { qosClass, requests = {}, limits = {}, containers = [] }: Verdict): boolean {
  const isEqual = (ours: ContainerVerdict, theirs: ContainerVerdict | undefined): boolean =>
    ours.list === theirs?.list &&
    ours.name === theirs.name &&
    ours.imagePullPolicy === theirs.imagePullPolicy &&
    deepEqual(ours.requests, theirs.requests ?? {}) &&
    deepEqual(ours.limits, theirs.limits ?? {});
  return (
    answer.qosClass === qosClass &&
    deepEqual(answer.requests, requests) &&
    deepEqual(answer.limits, limits) &&
    answer.containers.length === containers.length &&
    answer.containers.every((container, index) => isEqual(container, containers[index]))
  );
}

function told(text: string | undefined): string {
  return text === undefined ? 'nothing' : JSON.stringify(text);
}

/** Every value by its path. */
function flat({ qosClass = '', requests, limits, containers = [] }: Omit<Verdict, 'valid'>): Map<string, string> {
  return new Map([
    ['qosClass', qosClass],
    ...resources('', { requests, limits }),
    ...containers.flatMap(({ list, name, imagePullPolicy, requests: asked, limits: most }, index) => {
      const path = `containers[${index}].`;
      return [
        [`${path}name`, `${list} ${name}`] as const,
        [`${path}imagePullPolicy`, imagePullPolicy] as const,
        ...resources(path, { requests: asked, limits: most }),
      ];
    }),
  ]);
}

type Sides = { readonly [side in 'requests' | 'limits']?: Texts | undefined };

function resources(path: string, sides: Sides): [string, string][] {
  return Object.entries(sides).flatMap(([side, texts = {}]) =>
    Object.entries(texts).map(([name, text]): [string, string] => [`${path}${side}[${name}]`, text]),
  );
}
