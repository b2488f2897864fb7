import { createRequire } from 'node:module';
import type * as library from '../../../src/index';
import { timeSynthesis } from './time-synthesis';

// the compiled package, which is what users run
const { KubernetesVersion, Sidecar, TargetCluster } = createRequire(__filename)('cdk8s-pod-patterns') as typeof library;

timeSynthesis(
  (app) => TargetCluster.set(app, { version: KubernetesVersion.V1_33 }),
  (deployment) => {
    new Sidecar(deployment, 'logs', { image: 'fluent/fluent-bit:4.0.3', securityContext: { user: 65532 } });
  },
);
