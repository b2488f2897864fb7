import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { PodTemplate, SharedVolume, Sidecar } from '../index';

/** A recommender and its feature store exchange data in memory, and the store is told of new models by a signal. */
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
  }
}
