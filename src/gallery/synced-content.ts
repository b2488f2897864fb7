import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Probe, SharedVolume, Sidecar } from '../index';

/** A site whose pages come from a Git repository: the server starts once the first copy is there. */
export class SyncedContentChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const site = new kplus.Deployment(this, 'site', {
      containers: [
        { name: 'site', image: 'ghcr.io/acme/site:2.0.1', args: ['--root=/content/root/current'], portNumber: 8080 },
      ],
      securityContext: { user: 65532, group: 65532, fsGroup: 65533 },
    });
    new SharedVolume(site, 'content', {
      sizeLimit: Size.gibibytes(1),
      volumeMounts: [
        { container: 'site', path: '/content', readOnly: true },
        { container: 'git-sync', path: '/git' },
      ],
    });
    new Sidecar(site, 'git-sync', {
      image: 'registry.k8s.io/git-sync/git-sync:v4.7.1',
      args: [
        '--repo=https://git.example.com/acme/site.git',
        '--root=/git/root',
        '--link=current',
        '--period=60s',
        '--depth=1',
        '--http-bind=:1234',
        '--max-failures=-1',
      ],
      securityContext: { user: 65533 },
      ports: [{ number: 1234, name: 'git-sync' }],
      emptyDirs: [{ path: '/tmp', sizeLimit: Size.mebibytes(16) }],
      startup: Probe.fromHttpGet({ port: 'git-sync', failureThreshold: 30 }),
      startsBeforeApp: true,
    });
  }
}
