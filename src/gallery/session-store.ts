import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { MetricsDiscovery, ProbePresets, RedisExporterAdapter } from '../index';

/** A Redis that keeps sessions behind a password, and whose metrics the Prometheus operator finds. */
export class SessionStoreChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    const password = { secret: kplus.Secret.fromSecretName(this, 'password', 'sessions-redis'), key: 'password' };

    const sessions = new kplus.StatefulSet(this, 'sessions', {
      service: new kplus.Service(this, 'sessions-headless', { clusterIP: 'None', ports: [{ port: 6379 }] }),
      containers: [
        {
          name: 'redis',
          image: 'redis:8.10.1',
          args: ['--requirepass', '$(REDISCLI_AUTH)', '--save', ''],
          portNumber: 6379,
          envVariables: { REDISCLI_AUTH: kplus.EnvValue.fromSecretValue(password) },
          ...ProbePresets.redis(),
        },
      ],
      securityContext: { user: 999, group: 999 },
    });
    new RedisExporterAdapter(sessions, 'metrics', {
      password,
      metrics: {
        discovery: MetricsDiscovery.POD_MONITOR,
        interval: Duration.seconds(30),
        monitorLabels: { release: 'prometheus' },
      },
    });
  }
}
