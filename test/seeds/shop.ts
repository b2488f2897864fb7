import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, TargetCluster } from '../../src';

/** A web app on Kubernetes 1.33, made with cdk8s-plus, for helpers to join. */
export function shop(image = 'ghcr.io/acme/shop:1.42.0'): { app: App; web: kplus.Deployment } {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'shop', { disableResourceNameHashes: true });
  const containers = [{ name: 'web', image, portNumber: 8080 }];
  return { app, web: new kplus.Deployment(chart, 'web', { containers }) };
}

/** The security context of a hardened helper, as YAML. */
export const hardened = (user: number): string => `
securityContext:
  allowPrivilegeEscalation: false
  capabilities:
    drop:
    - ALL
  readOnlyRootFilesystem: true
  runAsGroup: ${user}
  runAsNonRoot: true
  runAsUser: ${user}
  seccompProfile:
    type: RuntimeDefault
`;
