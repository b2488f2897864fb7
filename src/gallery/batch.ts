import { Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Ambassador, PodTemplate, Probe, Sidecar } from '../index';

/** Pods that end: their helpers are native sidecars, which Kubernetes stops once the work is done. */
export class BatchChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.nightlyReport();
    this.importOnce();
  }

  private nightlyReport(): void {
    const report = new kplus.CronJob(this, 'nightly-report', {
      schedule: Cron.schedule({ minute: '30', hour: '2' }),
      restartPolicy: kplus.RestartPolicy.ON_FAILURE,
      containers: [{ name: 'report', image: 'ghcr.io/acme/report:0.9.0' }],
      securityContext: { user: 65532, group: 65532 },
    });
    new Ambassador(report, 'cloud-sql', {
      image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
      args: [
        '--port=5432',
        '--health-check',
        '--http-address=0.0.0.0',
        '--http-port=9801',
        '--exit-zero-on-sigterm',
        'acme:europe-west1:reports',
      ],
      securityContext: { user: 65532 },
      listen: { number: 5432 },
      ports: [{ number: 9801, name: 'health' }],
      clientVariables: { host: 'PGHOST', port: 'PGPORT' },
      startup: Probe.fromHttpGet({ port: 'health', path: '/startup' }),
      startsBeforeApp: true,
    });
  }

  private importOnce(): void {
    const catalogue = new kplus.Job(this, 'import-catalogue', {
      containers: [{ name: 'import', image: 'ghcr.io/acme/import:1.3.0' }],
      securityContext: { user: 65532, group: 65532 },
    });
    PodTemplate.of(catalogue).mergeSpec({ activeDeadlineSeconds: 3600 });
    new Sidecar(catalogue, 'progress', { image: 'ghcr.io/acme/progress:1.0.2', securityContext: { user: 65532 } });
  }
}
