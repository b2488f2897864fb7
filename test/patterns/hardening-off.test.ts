import * as kplus from 'cdk8s-plus-27';
import { Sidecar } from '../../src';
import { newChart, refusalOf } from '../template/support';

function rootHelper(securityContext: { hardened: boolean; user: number; ensureNonRoot?: boolean }): Sidecar {
  const web = new kplus.Deployment(newChart(), 'web', {
    metadata: { name: 'web' },
    containers: [{ name: 'web', image: 'shop:1' }],
  });
  return new Sidecar(web, 'agent', { image: 'agent:1', securityContext });
}

test('a root helper in a Pod of cdk8s-plus, which wants no root at all, is found although it is not hardened', () => {
  expect(refusalOf(rootHelper({ hardened: false, user: 0 }).podTemplate.workload.chart)).toBe(`1 finding:

error hardened-user: "agent" must not run as root (runAsNonRoot), and runAsUser is 0: the kubelet does not start it.
  at:  test/web/agent, Deployment "web", container "agent"
  in:  spec.template.spec.initContainers[0].securityContext.runAsUser = 0
  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.
  code: \`securityContext: { user: 65532 }\`, or \`securityContext: { hardened: false, ensureNonRoot: false }\` for a helper that must be root.`);
});

test('a root helper takes back for itself that the Pod wants no root', () => {
  const { initContainers } = rootHelper({ hardened: false, user: 0, ensureNonRoot: false }).podTemplate.manifest[
    'spec'
  ];
  expect(initContainers).toEqual([
    {
      name: 'agent',
      image: 'agent:1',
      restartPolicy: 'Always',
      securityContext: { runAsGroup: 0, runAsNonRoot: false, runAsUser: 0 },
    },
  ]);
});
