import { fieldsOf, isAbsent, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { objectName } from '../kubernetes/object-name';
import { isInstant } from './instants';

/** What is wrong with a value at a path. */
type Check = (value: unknown, path: string) => readonly string[];

/** Why nothing can be said of a Pod of a cluster: what in its status, or of its times, no API server says. */
export function statusProblems(pod: Fields): string[] {
  const wrong = [...METADATA(pod['metadata'], 'metadata'), ...STATUS(pod['status'], 'status'), ...strangers(pod)];
  return wrong.map((problem) => `${objectName(pod)}: ${problem}`);
}

function check(expected: string, isRight: (value: unknown) => boolean): Check {
  return (value, path) =>
    isAbsent(value) || isRight(value) ? [] : [`${path} is ${shown(value)}, and must be ${expected}.`];
}

/** A number can be too large for JSON of JavaScript. */
function shown(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

const TEXT = check('a string', (value) => typeof value === 'string');
const NUMBER = check('a whole number', Number.isInteger);
const BOOLEAN = check('a boolean', (value) => typeof value === 'boolean');
const TIME = check('a time such as 2027-03-31T12:00:00Z', isInstant);
const LIST = check('a list', Array.isArray);
const OBJECT = check('an object', isFields);

function object(fields: Readonly<Record<string, Check>>): Check {
  return (value, path) => [
    ...OBJECT(value, path),
    ...Object.entries(fields).flatMap(([name, field]) => field(fieldsOf(value)[name], `${path}.${name}`)),
  ];
}

function list(item: Check): Check {
  return (value, path) => [
    ...LIST(value, path),
    ...listOf(value).flatMap((each, index) => item(each, `${path}[${index}]`)),
  ];
}

/** Source: k8s.io/api/core/v1, ContainerState. */
const STATE = object({
  waiting: object({ reason: TEXT, message: TEXT }),
  running: object({ startedAt: TIME }),
  terminated: object({ exitCode: NUMBER, reason: TEXT, message: TEXT, startedAt: TIME, finishedAt: TIME }),
});

/** Source: k8s.io/api/core/v1, ContainerStatus. */
const CONTAINERS = list(
  object({ name: TEXT, state: STATE, lastState: STATE, restartCount: NUMBER, started: BOOLEAN, ready: BOOLEAN }),
);

/** Source: k8s.io/api/core/v1, PodStatus. */
const STATUS = object({
  phase: TEXT,
  reason: TEXT,
  message: TEXT,
  startTime: TIME,
  conditions: list(object({ type: TEXT, status: TEXT, reason: TEXT, message: TEXT, lastTransitionTime: TIME })),
  initContainerStatuses: CONTAINERS,
  containerStatuses: CONTAINERS,
});

const METADATA = object({ creationTimestamp: TIME, deletionTimestamp: TIME, deletionGracePeriodSeconds: NUMBER });

/** The lists of containers by those of their statuses. */
const LISTS = { initContainerStatuses: 'initContainers', containerStatuses: 'containers' };

/** The statuses of containers that the spec does not have. */
function strangers({ spec, status }: Fields): string[] {
  return Object.entries(LISTS).flatMap(([statuses, containers]) => {
    const known = new Set(namesIn(fieldsOf(spec)[containers]));
    return namesIn(fieldsOf(status)[statuses])
      .filter((name) => !known.has(name))
      .map((name) => `status.${statuses} has ${JSON.stringify(name)}, which is none of spec.${containers}.`);
  });
}

function namesIn(containers: unknown): string[] {
  return listOf(containers)
    .filter(isFields)
    .map(({ name }) => textOf(name) ?? '');
}
