import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { parseImageReference } from '../../kubernetes/image';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/** Programs that keep the data of an app, by the last part of the name of their image. */
const DATABASE =
  /(^|\/)(postgres|postgresql|mysql|mariadb|mongo|mongodb|cassandra|couchdb|neo4j|elasticsearch|opensearch|rabbitmq|influxdb|cockroach|etcd|minio)$/;

/** The two halves of an app that are scaled and released apart. */
const HALVES = [/(^|[-_])front-?end($|[-_])/, /(^|[-_])back-?end($|[-_])/];

/**
 * The containers of a Pod start, stop, move and scale together. An app and its database, or a front end and a back end, do
 * not belong in one: two replicas are two databases, and each release of the app stops the database.
 */
export const oneApp: Rule = {
  id: 'one-app',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The containers of a workload are one app and its helpers.',
  fields: ['spec.containers[*].{name,image}'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#workload-resources-for-managing-pods',
  check: (pod) => problemsOfEach(foreignContainers(pod), ({ name }) => [problemOf(name, pod)]),
};

/** A bare Pod or one that is to end is often a test, which brings its database with it. */
function foreignContainers({ containers, kind }: Pod): readonly PodContainer[] {
  const ordinary = containers.filter((container) => container.kind === 'app');
  if (ordinary.length < 2 || !kind.restartPolicies.every((policy) => policy === 'Always')) return [];
  const databases = ordinary.filter(isDatabase);
  if (databases.length > 0) return databases.length < ordinary.length && hasApp(ordinary) ? databases : [];
  const [front, back] = HALVES.map((half) => ordinary.find(({ name }) => half.test(name)));
  return front && back ? [back] : [];
}

function isDatabase({ fields: { image } }: PodContainer): boolean {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  return reference !== undefined && DATABASE.test(reference.repository);
}

/** What else stands beside a database is an app unless its name or image says that it serves the database. */
function hasApp(ordinary: readonly PodContainer[]): boolean {
  return ordinary.some((container) => {
    const { name, fields } = container;
    return !isDatabase(container) && !HELPS.test(`${name} ${String(fields['image'])}`);
  });
}

const HELPS =
  /exporter|metrics|backup|bouncer|proxy|agent|sidecar|fluent|filebeat|promtail|vector|patroni|init|sync|reload|keeper|sentinel|operator|manager|plugin|logrotate/i;

function problemOf(name: string, { manifest }: Pod): { message: string; fix: string } {
  return {
    message:
      `"${name}" is an app of its own: here it starts, stops and scales with the others, and two replicas of this ` +
      `${String(manifest['kind'])} are two of it.`,
    fix: `run "${name}" as a workload of its own, and reach it through a Service.`,
  };
}
