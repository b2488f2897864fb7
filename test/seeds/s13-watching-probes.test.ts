import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { podsIn, textOf } from '../explain/explained';
import { shop } from './shop';
import { Sidecar } from '../../src';

/** The lines with commands that `explain` prints about the first Pod of an app. */
function commandsFor(app: App): string[] {
  const [pod] = podsIn(app.synthYaml());
  const lines = textOf(pod!).replaceAll(' \\\n', '').split('\n');
  return lines.filter((line) => /^ +(kubectl|POD=)/.test(line)).map((line) => line.trim().replace(/ +/g, ' '));
}

/** The Pod of the notes, with a name in the place of `<pod-name>`. */
function probedPod(): App {
  const app = new App();
  const readinessProbe = { exec: { command: ['cat', '/tmp/healthy'] }, initialDelaySeconds: 5, periodSeconds: 10 };
  new kplus.k8s.KubePod(new Chart(app, 'notes'), 'pod', {
    metadata: { name: 'my-pod', namespace: 'study' },
    spec: { containers: [{ name: 'app', image: 'k8s.gcr.io/busybox', readinessProbe }] },
  });
  return app;
}

// The notes read the events by `kubectl get events --field-selector involvedObject.name=<pod-name>`; `kubectl events --for`
// is the newer word for it, which does not mix up a Pod with a Service of its name.
test('S13: explain prints the commands that watch the probes of exactly this Pod: its state, its logs, its events', () => {
  expect(commandsFor(probedPod())).toEqual([
    'kubectl describe pod my-pod -n study',
    'kubectl events --for pod/my-pod -n study',
    'kubectl logs pod/my-pod -n study -c app',
    'kubectl logs pod/my-pod -n study -c app --previous',
    'kubectl exec -it pod/my-pod -n study -c app -- sh',
  ]);
});

test('S13: a workload stands for its Pod, each container has its own logs, and the ports can be tried', () => {
  const { app, web } = shop();
  new Sidecar(web, 'logs', {
    image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0',
    securityContext: { user: 65532 },
    ports: [{ number: 2020 }],
  });
  const [pod] = podsIn(app.synthYaml());
  expect(pod?.commands.map(({ command }) => command)).toEqual([
    'kubectl describe pods -l cdk8s.io/metadata.addr=shop-web-c80b2a96',
    'kubectl get pods -l cdk8s.io/metadata.addr=shop-web-c80b2a96 -o name | xargs -n 1 kubectl events --for',
    'kubectl logs deployment/shop-web -c logs',
    'kubectl logs deployment/shop-web -c logs --previous',
    'kubectl debug -it $(kubectl get pods -l cdk8s.io/metadata.addr=shop-web-c80b2a96 -o name | head -n 1) --image=busybox:1.37 --target=logs -- sh',
    'kubectl logs deployment/shop-web -c web',
    'kubectl logs deployment/shop-web -c web --previous',
    'kubectl exec -it deployment/shop-web -c web -- sh',
    'kubectl port-forward deployment/shop-web 2020 8080',
  ]);
  expect(textOf(pod!)).toContain('  # Logs; also -c logs\n  kubectl logs deployment/shop-web -c web\n');
});
