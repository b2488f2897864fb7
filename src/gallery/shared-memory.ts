import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { PodTemplate, SharedVolume, Sidecar } from '../index';

/**
 * A recommender and its feature store exchange data in memory, and the store is told of new models by a signal; a browser
 * has more shared memory than its container runtime allows.
 */
export class SharedMemoryChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const recommender = new kplus.Pod(this, 'recommender', {
      containers: [{ name: 'recommender', image: 'ghcr.io/acme/recommender:0.8.3', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });
    new Sidecar(recommender, 'feature-store', {
      image: 'ghcr.io/acme/feature-store:0.8.3',
      securityContext: { user: 65532 },
      resources: { memory: { request: Size.mebibytes(512), limit: Size.gibibytes(1) } },
    });
    SharedVolume.sharedMemory(recommender, 'features', {
      containers: ['recommender', 'feature-store'],
      sizeLimit: Size.mebibytes(512),
    });
    PodTemplate.of(recommender).shareProcessNamespace();

    const labels = new kplus.Deployment(this, 'labels', {
      containers: [{ name: 'browser', image: 'ghcr.io/acme/label-printer:2.1.0', portNumber: 9222 }],
      securityContext: { user: 65532, group: 65532 },
    });
    SharedVolume.sharedMemory(labels, 'shm', { containers: ['browser'], sizeLimit: Size.mebibytes(256) });
  }
}
