import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PodTemplate } from '../../src';
import { documents, refusal, written } from './synthesis';

// Corrected: the notes lost the indentation below `metadata`, `spec` and the first port.
const KUBIA_MANUAL = `
apiVersion: v1
kind: Pod
metadata:
  name: kubia-manual
spec:
  containers:
  - name: kubia-container
    image: khk9346/kubia
    ports:
    - containerPort: 8080
      protocol: TCP
`;

test('S21: kubia-manual as a generated KubePod has exactly the fields of the notes', () => {
  const app = new App();
  new kplus.k8s.KubePod(new Chart(app, 'notes'), 'kubia', {
    metadata: { name: 'kubia-manual' },
    spec: {
      containers: [
        { name: 'kubia-container', image: 'khk9346/kubia', ports: [{ containerPort: 8080, protocol: 'TCP' }] },
      ],
    },
  });

  expect(written(app)).toEqual(documents(KUBIA_MANUAL));
});

test('S21: kubia-manual through PodTemplate is a descriptor of apiVersion, kind, metadata and spec, without a status', () => {
  const app = new App();
  const metadata = { name: 'kubia-manual' };
  const pod = new ApiObject(new Chart(app, 'notes'), 'kubia', { apiVersion: 'v1', kind: 'Pod', metadata, spec: {} });
  PodTemplate.of(pod).addContainer({ name: 'kubia-container', image: 'khk9346/kubia' });
  PodTemplate.of(pod).addPort('kubia-container', { containerPort: 8080, protocol: 'TCP' });

  expect(written(app)).toEqual(documents(KUBIA_MANUAL));
  expect(written(app).flatMap((object) => Object.keys(object as object))).toEqual([
    'apiVersion',
    'kind',
    'metadata',
    'spec',
  ]);
});

test('S21: the names of the Pod, its container, its port and its volume are checked, and all are reported at once', () => {
  const app = new App();
  const metadata = { name: 'kubia_manual' };
  const pod = new ApiObject(new Chart(app, 'notes'), 'kubia', { apiVersion: 'v1', kind: 'Pod', metadata, spec: {} });
  const template = PodTemplate.of(pod);
  template.addContainer({ name: 'Kubia', image: 'khk9346/kubia' });
  template.addPort('Kubia', { containerPort: 8080, name: 'HTTP' });
  template.addVolume({ name: 'data_1', emptyDir: {} });

  expect(refusal(app)).toBe(
    `5 findings:

error object-name: the name "kubia_manual" is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".
  at:  notes/kubia, Pod "kubia_manual"
  in:  metadata.name = "kubia_manual"
  fix: choose a name of lower-case letters, digits and "-" that begins and ends with a letter or digit.

warning image-tag: the image has no tag, which stands for "latest": a Pod that starts again can run another program, and no rollback brings the old one back.
  at:  notes/kubia, Pod "kubia_manual", container "Kubia"
  in:  spec.containers[0].image = "khk9346/kubia", by PodTemplate.addContainer
  fix: write the tag of a version, or the digest.

error container-name: the container name "Kubia" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.
  at:  notes/kubia, Pod "kubia_manual", container "Kubia"
  in:  spec.containers[0].name = "Kubia", by PodTemplate.addContainer
  fix: give the container a name of lower-case letters, digits and "-".
  code: a helper takes the id of its construct as the name of its container, unless its props give a \`name\`.

error port-number: the port name "HTTP" is not a port name: lower-case letters, digits and single "-" inside, with at least one letter.
  at:  notes/kubia, Pod "kubia_manual", container "Kubia"
  in:  spec.containers[0].ports[0].name = "HTTP", by PodTemplate.addPort
  fix: use at most 15 lower-case letters, digits and "-", with at least one letter.

error volume-name: the volume name "data_1" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.
  at:  notes/kubia, Pod "kubia_manual"
  in:  spec.volumes[0].name = "data_1", by PodTemplate.addVolume
  fix: give the volume a name of lower-case letters, digits and "-".`,
  );
});
