import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { textOf } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import type { Rule } from '../rule';

/** Images of programs that keep data for others, by the last part of their name. */
const DATABASE =
  /(?:^|\/)(postgres|postgresql|mysql|mariadb|mongo|mongodb|cassandra|elasticsearch|rabbitmq|kafka|influxdb)(?::|@|$)/;

/** Images that serve the program beside them. */
const HELPER =
  /exporter|backup|agent|proxy|bouncer|sidecar|metrics|monitor|reload|log|fluent|patroni|pgpool|admin|init|sync|envoy|vault/i;

/**
 * A database has a Pod of its own. In one Pod with an app, the two start, stop, move and scale together: a new version of
 * the app restarts the database, and a second replica gets a second, empty one.
 */
export const appsTogether: Rule = {
  id: 'apps-together',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A database and the app that uses it are in Pods of their own.',
  fields: ['spec.containers[*].image'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers',
  check: ({ containers }) => {
    const ordinary = containers.filter(({ kind }) => kind === 'app');
    const database = ordinary.find((container) => DATABASE.test(imageOf(container)));
    const app = ordinary.find((container) => !DATABASE.test(imageOf(container)) && !HELPER.test(imageOf(container)));
    if (!database || !app) return [];
    return [
      {
        path: database.path,
        message: `"${database.name}" runs a database beside "${app.name}": the two restart, move and scale only together.`,
        fix: `give "${database.name}" a StatefulSet and a Service of its own.`,
      },
    ];
  },
};

function imageOf({ fields }: PodContainer): string {
  return textOf(fields['image']) ?? '';
}
