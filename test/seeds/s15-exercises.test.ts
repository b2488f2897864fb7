import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PodTemplate } from '../../src';
import { documents, written } from './synthesis';

function emptyPod(app: App, name: string): ApiObject {
  return new ApiObject(new Chart(app, 'notes'), name, { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: {} });
}

const SIMPLE_WEB = `
apiVersion: v1
kind: Pod
metadata:
  name: simple-web
spec:
  containers:
  - name: web
    image: nginx:1.14.2
    ports:
    - containerPort: 80
`;

const ENV_POD = `
apiVersion: v1
kind: Pod
metadata:
  name: env-pod
spec:
  containers:
  - name: env-container
    image: busybox
    command: ["/bin/sh", "-c", "env"]
    env:
    - name: ENV_VAR
      value: "test-value"
`;

test('S15: simple-web is a Pod with one web server', () => {
  const app = new App();
  const template = PodTemplate.of(emptyPod(app, 'simple-web'));
  template.addContainer({ name: 'web', image: 'nginx:1.14.2' });
  template.addPort('web', { containerPort: 80 });

  expect(written(app)).toEqual(documents(SIMPLE_WEB));
});

test('S15: simple-web as a generated KubePod is written without a field more', () => {
  const app = new App();
  new kplus.k8s.KubePod(new Chart(app, 'notes'), 'simple-web', {
    metadata: { name: 'simple-web' },
    spec: { containers: [{ name: 'web', image: 'nginx:1.14.2', ports: [{ containerPort: 80 }] }] },
  });

  expect(written(app)).toEqual(documents(SIMPLE_WEB));
});

test('S15: env-pod prints its environment, with a variable that is added to the container', () => {
  const app = new App();
  const template = PodTemplate.of(emptyPod(app, 'env-pod'));
  template.addContainer({ name: 'env-container', image: 'busybox', command: ['/bin/sh', '-c', 'env'] });
  template.addEnv('env-container', { name: 'ENV_VAR', value: 'test-value' });

  expect(written(app)).toEqual(documents(ENV_POD));
});
