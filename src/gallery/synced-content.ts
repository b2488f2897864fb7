import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { GitSyncSidecar } from '../index';

/** A site whose pages come from a Git repository: the server starts once the first copy is there. */
export class SyncedContentChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const site = new kplus.Deployment(this, 'site', {
      containers: [
        { name: 'site', image: 'ghcr.io/acme/site:2.0.1', args: ['--root=$(CONTENT_ROOT)'], portNumber: 8080 },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
    new GitSyncSidecar(site, 'git-sync', {
      repository: 'https://git.example.com/acme/site.git',
      ref: 'main',
      directory: 'public',
      login: { username: 'shop', password: { secret: { name: 'site-repository' }, key: 'token' } },
      path: '/content',
      pathVariable: 'CONTENT_ROOT',
      startsBeforeApp: true,
    });
  }
}
