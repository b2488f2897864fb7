import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

/** Ordinary containers by their names, of which kubectl takes the first one. */
function ordinary(images: { readonly [name: string]: string }, kind = 'Deployment'): PodCase {
  const containers = Object.entries(images).map(([name, image]) => ({ name, image }));
  const template = {
    metadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'web' }, labels: { app: 'shop' } },
    spec: { containers },
  };
  return {
    kind,
    workload: kind === 'Deployment' ? { template } : {},
    spec: kind === 'Deployment' ? {} : { containers },
    fromCode: false,
  };
}

describeRule('one-app', {
  passes: {
    'a database by itself': { web: { image: 'postgres:17.5' } },
    'a database with helpers': ordinary({
      web: 'postgres:17.5',
      metrics: 'quay.io/prometheuscommunity/postgres-exporter:v0.17.1',
      backup: 'acme/pg-backup:1',
    }),
    'a cache beside the app': ordinary({ web: 'shop:1', cache: 'redis:8.0.2' }),
    'a database as a native sidecar, which is meant to be there for one Pod': {
      spec: { initContainers: [{ name: 'db', image: 'postgres:17.5', restartPolicy: 'Always' }] },
    },
    'a proxy with the image of a name like that of a database': ordinary({ web: 'shop:1', db: 'acme/mysql-router:8' }),
  },
  fails: {
    'an app and its database': {
      pod: ordinary({ web: 'shop:1', db: 'docker.io/library/mysql:8.4.5' }),
      finds: [
        'warning one-app: "db" is an app of its own: here it starts, stops and scales with the others, and two replicas of this Deployment are two of it.',
        '  at:  Deployment "shop", container "db"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: run "db" as a workload of its own, and reach it through a Service.',
      ],
    },
    'a front end and a back end': {
      pod: ordinary({ 'web-frontend': 'shop:1', 'web-backend': 'shop-api:1' }),
      finds: [
        'warning one-app: "web-backend" is an app of its own: here it starts, stops and scales with the others, and two replicas of this Deployment are two of it.',
        '  at:  Deployment "shop", container "web-backend"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: run "web-backend" as a workload of its own, and reach it through a Service.',
      ],
    },
  },
});
