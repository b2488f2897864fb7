import { KubernetesVersion, Sidecar, TargetCluster } from '../../../src/index';
import { timeSynthesis } from './time-synthesis';

timeSynthesis(
  (app) => TargetCluster.set(app, { version: KubernetesVersion.V1_33 }),
  (deployment) => {
    new Sidecar(deployment, 'logs', { image: 'fluent/fluent-bit:4.0.3', security: { user: 65532 } });
  },
);
