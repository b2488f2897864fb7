import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PodTemplate, RestartPolicy } from '../../src';
import { documents, written } from './synthesis';

const HELLO = `
apiVersion: batch/v1
kind: Job
metadata:
  name: hello
spec:
  template:
    spec:
      containers:
      - name: hello
        image: busybox
        command: ['sh', '-c', 'echo "Hello, Kubernetes!" && sleep 3600']
      restartPolicy: OnFailure
`;

const hello = {
  name: 'hello',
  image: 'busybox',
  command: ['sh', '-c', 'echo "Hello, Kubernetes!" && sleep 3600'],
};

test('S26: the Job hello as a generated KubeJob has exactly the fields of the notes', () => {
  const app = new App();
  new kplus.k8s.KubeJob(new Chart(app, 'notes'), 'hello', {
    metadata: { name: 'hello' },
    spec: { template: { spec: { containers: [hello], restartPolicy: 'OnFailure' } } },
  });

  expect(written(app)).toEqual(documents(HELLO));
});

test('S26: the Job hello whose Pod template is filled through PodTemplate has exactly the fields of the notes', () => {
  const app = new App();
  const props = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'hello' }, spec: { template: { spec: {} } } };
  const template = PodTemplate.of(new ApiObject(new Chart(app, 'notes'), 'hello', props));
  template.addContainer(hello);
  template.setRestartPolicy(RestartPolicy.ON_FAILURE);

  expect(written(app)).toEqual(documents(HELLO));
});
