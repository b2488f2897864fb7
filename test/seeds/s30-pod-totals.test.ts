import { asStored } from '../support/as-stored';
import { resourceTexts } from '../../src/kubernetes/resource-list';
import { peakText } from '../../src/explain/wording/peak-text';
import { effectiveResources } from '../../src/pod/resources/effective-resources';
import { qosOf } from '../../src/pod/resources/qos';
import { CLUSTER, storedPod } from './stored-pod';

/** The web server of the notes with more containers, each with its own limits. */
function webServer(initContainers: string, more = ''): string {
  return `
apiVersion: v1
kind: Pod
metadata:
  name: web-server
spec:
  initContainers: ${initContainers}
  containers:
  - name: nginx
    image: nginx:1.14.2
    resources:
      limits: { cpu: "0.5", memory: "512Mi" }
      requests: { cpu: "0.25", memory: "256Mi" }
  ${more}
`;
}

const LOG_COLLECTOR =
  '{ name: log-collector, image: fluentd, resources: { requests: { cpu: 50m, memory: 64Mi }, limits: { memory: 64Mi } } }';
const NATIVE = LOG_COLLECTOR.replace('{ name', '{ restartPolicy: Always, name');
const MIGRATE =
  '{ name: migrate, image: busybox, resources: { requests: { cpu: 100m, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } } }';

function totals(manifest: string): unknown {
  const { requests, limits, peaks } = effectiveResources(asStored(storedPod(manifest)), CLUSTER);
  return { requests: resourceTexts(requests), limits: resourceTexts(limits), peaks: peaks.map(peakText) };
}

// "Limits of cpu and memory are for each container"; "the resources of the whole Pod are summed up".
test('S30: the requests and limits of a Pod are the sums over its containers', () => {
  expect(totals(webServer('[]', `- ${LOG_COLLECTOR}`))).toEqual({
    requests: { cpu: '300m', memory: '320Mi' },
    limits: { cpu: '500m', memory: '576Mi' },
    peaks: [],
  });
});

test('S30: a native sidecar is summed up like any container', () => {
  expect(totals(webServer(`[${NATIVE}]`))).toEqual(totals(webServer('[]', `- ${LOG_COLLECTOR}`)));
});

// What the notes do not say: an init step is over before the app runs, so the greater of both counts.
test('S30: an init step counts where it needs more than the containers that run later, and it is named', () => {
  expect(totals(webServer(`[${MIGRATE}]`))).toEqual({
    requests: { cpu: '250m', memory: '1Gi' },
    limits: { cpu: '1', memory: '1Gi' },
    peaks: [
      'init container "migrate" needs more memory (1Gi) than the running Pod (256Mi)',
      'init container "migrate" has a higher cpu limit (1) than the running Pod (500m)',
      'init container "migrate" has a higher memory limit (1Gi) than the running Pod (512Mi)',
    ],
  });
});

test('S30: an init step after a native sidecar counts together with it, one before it alone', () => {
  expect(totals(webServer(`[${NATIVE}, ${MIGRATE}]`))).toMatchObject({ requests: { cpu: '300m', memory: '1088Mi' } });
  expect(totals(webServer(`[${MIGRATE}, ${NATIVE}]`))).toMatchObject({ requests: { cpu: '300m', memory: '1Gi' } });
});

// "The QoS class is that of the Pod".
test('S30: the QoS class is one for the Pod, and one container decides it for all', () => {
  const equal = '{ name: nginx, image: nginx, resources: { limits: { cpu: 500m, memory: 512Mi } } }';
  const pod = (containers: string): string => `{ apiVersion: v1, kind: Pod, spec: { containers: [${containers}] } }`;

  expect(qosOf(asStored(storedPod(pod(equal))), CLUSTER)).toEqual({
    qosClass: 'Guaranteed',
    reason: 'every container has equal requests and limits for cpu and memory',
  });
  expect(qosOf(asStored(storedPod(pod(`${equal}, ${LOG_COLLECTOR}`))), CLUSTER)).toEqual({
    qosClass: 'Burstable',
    reason: 'container "log-collector" has no cpu limit',
    container: 'log-collector',
    resource: 'cpu',
  });
});
