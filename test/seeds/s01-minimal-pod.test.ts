import { ApiObject, App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PodTemplate } from '../../src';
import { documents, written } from './synthesis';

const NOTES = `
apiVersion: v1
kind: Pod
metadata:
  name: nginx-pod
  labels:
    app: nginx
spec:
  containers:
  - name: nginx
    image: nginx:1.14.2
    ports:
    - containerPort: 80
    resources:
      limits:
        cpu: "0.5"
        memory: "512Mi"
      requests:
        cpu: "0.25"
        memory: "256Mi"
`;

const metadata = { name: 'nginx-pod', labels: { app: 'nginx' } };
const nginx = {
  name: 'nginx',
  image: 'nginx:1.14.2',
  ports: [{ containerPort: 80 }],
  resources: { limits: { cpu: '0.5', memory: '512Mi' }, requests: { cpu: '0.25', memory: '256Mi' } },
};

test('S1: a Pod whose container is added through PodTemplate has the fields of the notes and no others', () => {
  const app = new App();
  const pod = new ApiObject(new Chart(app, 'notes'), 'nginx', { apiVersion: 'v1', kind: 'Pod', metadata, spec: {} });
  PodTemplate.of(pod).addContainer(nginx);

  expect(written(app)).toEqual(documents(NOTES));
});

test('S1: a generated KubePod takes its labels and resources from PodTemplate, as they are written', () => {
  const app = new App();
  const { resources, ...container } = nginx;
  const pod = new kplus.k8s.KubePod(new Chart(app, 'notes'), 'nginx', {
    metadata: { name: 'nginx-pod' },
    spec: { containers: [container] },
  });
  PodTemplate.of(pod).mergeContainer('nginx', { resources });
  PodTemplate.of(pod).addLabel('app', 'nginx');

  expect(written(app)).toEqual(documents(NOTES));
});

// cdk8s-plus writes fields and labels of its own into every Pod. What the notes do not have is taken away here, so the
// list below is the list of what cdk8s-plus adds. A quantity keeps the text of its maker: 500m is 0.5.
test('S1: a Pod of cdk8s-plus comes down to the fields of the notes when its own defaults are removed', () => {
  const app = new App();
  const pod = new kplus.Pod(new Chart(app, 'notes'), 'nginx', {
    metadata,
    containers: [
      {
        name: 'nginx',
        image: 'nginx:1.14.2',
        portNumber: 80,
        resources: {
          cpu: { limit: kplus.Cpu.millis(500), request: kplus.Cpu.millis(250) },
          memory: { limit: Size.mebibytes(512), request: Size.mebibytes(256) },
        },
      },
    ],
  });
  const template = PodTemplate.of(pod);
  template.mergeContainer('nginx', { imagePullPolicy: null, securityContext: null, startupProbe: null });
  template.mergePatch({
    metadata: { labels: { 'cdk8s.io/metadata.addr': null } },
    spec: {
      automountServiceAccountToken: null,
      dnsPolicy: null,
      hostNetwork: null,
      restartPolicy: null,
      securityContext: null,
      setHostnameAsFQDN: null,
      terminationGracePeriodSeconds: null,
    },
  });

  expect(written(app)).toEqual(documents(NOTES.replace('"0.5"', '500m').replace('"0.25"', '250m')));
});
