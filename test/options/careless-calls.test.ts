import { App, Chart, type ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Ambassador,
  Findings,
  InitStep,
  Ini,
  PodTemplate,
  Probe,
  QosSizes,
  SharedVolume,
  Sidecar,
  TargetCluster,
} from '../../src';
import { deployment, messageOf, newChart } from '../template/support';

const PLAIN = { image: 'envoy:1', securityContext: { user: 2000 } };

/** What plain JavaScript can pass for any type. */
const any = (value: unknown): never => value as never;

/** Calls a method as plain JavaScript can. */
function call(owner: object, method: string, ...values: unknown[]): unknown {
  return (owner as { [name: string]: (...args: unknown[]) => unknown })[method]?.(...values);
}

/** A careless call, and the lines of the findings that say where it is and what to write. */
type Careless = readonly [title: string, act: () => unknown, found: string];

/** The messages, options and fixes of what is found. */
function found(act: () => unknown): string {
  const lines = messageOf(act).split('\n');
  return lines.filter((line) => /^(error| {2}(in|fix):)/.test(line)).join('\n');
}

function web(): ApiObject {
  return deployment(newChart());
}

function ambassador(options: object): Ambassador {
  return new Ambassador(web(), 'proxy', { ...PLAIN, listen: 6432, clientVariables: { url: 'URL' }, ...options });
}

test.each<Careless>([
  [
    'a helper without a scope is told which construct it needs',
    () => new Sidecar(any(undefined), 'logs', PLAIN),
    `error option-missing: \`scope\` is missing.
  in:  Sidecar.scope
  fix: pass the workload that holds the Pod, such as the Deployment, or a construct below it.`,
  ],
  [
    'text is not a list of manifests',
    () => Findings.ofManifests(any('kind: Pod')),
    `error option-type: \`manifests\` must be a list, and is a string.
  in:  Findings.ofManifests.manifests = "kind: Pod"
  fix: read the text into objects first, as in Findings.ofManifests(Yaml.load('manifests.yaml')) with the \`Yaml\` of cdk8s.`,
  ],
  [
    'an app is not a list of manifests',
    () => Findings.ofManifests(any(new App())),
    `error option-type: \`manifests\` must be a list, and is an App.
  in:  Findings.ofManifests.manifests
  fix: pass its objects, as in Findings.ofManifests(app.charts.flatMap((chart) => chart.toJson())).`,
  ],
  [
    'a chart is not a list of manifests',
    () => Findings.ofManifests(any(newChart())),
    `error option-type: \`manifests\` must be a list, and is a Chart.
  in:  Findings.ofManifests.manifests
  fix: pass its objects, as in Findings.ofManifests(chart.toJson()).`,
  ],
  [
    'a workload is not a list of manifests',
    () => Findings.ofManifests(any(web())),
    `error option-type: \`manifests\` must be a list, and is an ApiObject.
  in:  Findings.ofManifests.manifests
  fix: pass what it renders, as in Findings.ofManifests([object.toJson()]).`,
  ],
  [
    'manifests are not a scope',
    () => Findings.of(any(Chart.of(web()).toJson())),
    `error option-type: \`scope\` must be a construct, and is a list.
  in:  Findings.of.scope = […]
  fix: judge objects with Findings.ofManifests, or pass the chart.`,
  ],
  [
    'the arguments of cdk8s-plus are put into one object',
    () => call(Probe, 'fromHttpGet', '/healthz', { port: 8080 }),
    `error option-type: \`Probe.fromHttpGet\` takes one object with options, and got 2 arguments.
  in:  Probe.fromHttpGet
  fix: write it as in Probe.fromHttpGet({ path: '/healthz', port: 8080 }).`,
  ],
  [
    'a path alone is put into the object that it belongs to',
    () => Probe.fromHttpGet(any('/healthz')),
    `error option-type: \`options\` must be an object with options, and is a string.
  in:  Probe.fromHttpGet.options = "/healthz"
  fix: write it as in { port: 8080, path: '/healthz' }.`,
  ],
  [
    'the container and path of a mount are put into one object',
    () => call(new SharedVolume(web(), 'data'), 'addVolumeMount', 'web', '/data'),
    `error option-type: \`SharedVolume.addVolumeMount\` takes one object with options, and got 2 arguments.
  in:  SharedVolume.addVolumeMount
  fix: write it as in volume.addVolumeMount({ container: 'web', path: '/data' }).`,
  ],
  [
    'an init step has nothing that only a running container has',
    () =>
      new InitStep(
        web(),
        'migrate',
        any({ ...PLAIN, startsBeforeApp: true, startup: Probe.fromCommand(['ok']), metrics: {} }),
      ),
    `error unknown-option: \`startsBeforeApp\` is not an option.
  in:  InitStep.startsBeforeApp = true
  fix: leave it out: an init step has always ended before the app starts.
error unknown-option: \`startup\` and \`metrics\` are not options.
  in:  InitStep.startup
  fix: leave them out: an init step has ended before the app starts. A container that keeps running is a Sidecar.`,
  ],
  [
    'files are text',
    () =>
      new Sidecar(web(), 'logs', any({ ...PLAIN, configuration: { path: '/etc/logs', files: { a: 3, b: { c: 3 } } } })),
    `error option-type: \`configuration.files['a']\` must be a string, and is a number.
  in:  Sidecar.configuration.files['a']
  fix: write it in quotes.
error option-type: \`configuration.files['b']\` must be a string, and is an object.
  in:  Sidecar.configuration.files['b']
  fix: write it as text, as in JSON.stringify(value).`,
  ],
  [
    'a Secret is not the key of one',
    () => ambassador({ clientVariables: { url: 'URL', urlUser: { name: 'database' } } }),
    `error option-missing: \`clientVariables.urlUser.key\` is missing.
  in:  Ambassador.clientVariables.urlUser.key
  fix: write it as in key: 'password'.
error unknown-option: \`name\` is not an option of \`clientVariables.urlUser\`.
  in:  Ambassador.clientVariables.urlUser.name = "database"
  fix: write it as in secret: { name: 'database' }.`,
  ],
  [
    'a Secret of cdk8s-plus is not the key of one',
    () => ambassador({ clientVariables: { url: 'URL', urlUser: new kplus.Secret(newChart(), 'database') } }),
    `error option-type: \`clientVariables.urlUser\` must be a string or the key of a Secret, and is a Secret.
  in:  Ambassador.clientVariables.urlUser
  fix: write it as in { secret, key: '…' }.`,
  ],
  [
    'a client that is another object is told what a client is',
    () => ambassador({ clients: [web()] }),
    `error option-type: \`clients[0]\` must be a string or a container, and is an ApiObject.
  in:  Ambassador.clients[0]
  fix: write it as in 'web'.`,
  ],
  [
    'nothing is overridden without a variable',
    () => ambassador({ clientVariables: { override: true } }),
    `error localhost-variables: \`override\` is given, and no variable that could take the place of another one.
  in:  Ambassador.clientVariables.override
  fix: name a variable, as in \`host: 'DATABASE_HOST'\`, or leave \`override\` out.`,
  ],
  [
    'a helper is not a client of itself',
    () => ambassador({ clients: ['proxy'] }),
    `error localhost-clients: "proxy" is the helper itself, and not a client of it.
  in:  Ambassador.clients[0] = "proxy"
  fix: name the containers that call it, or leave \`clients\` out: every app container is a client then.`,
  ],
  [
    'all faults of a URL are told at once, each with its part',
    () =>
      ambassador({
        clientVariables: {
          url: 'URL',
          socketPath: 'SOCKET',
          urlScheme: 'postgres://',
          urlUser: { secret: new kplus.ConfigMap(newChart(), 'settings'), key: '' },
          urlQuery: { '': 'x' },
        },
      }),
    `error localhost-variables: port 6432 has no \`socketPath\` that a variable could tell.
  in:  Ambassador.clientVariables.socketPath = "SOCKET"
  fix: choose among \`host\`, \`port\`, \`address\`, \`url\`.
error localhost-variables: a parameter of the URL in "URL" has no name.
  in:  Ambassador.clientVariables.urlQuery['']
  fix: name it, as in \`urlQuery: { sslmode: 'disable' }\`.
error localhost-variables: "postgres://" is not the scheme of a URL.
  in:  Ambassador.clientVariables.urlScheme = "postgres://"
  fix: write letters, digits, "+", "-" and "." without "://", as in \`postgres\`.
error object-reference: the key of the Secret "test-settings-c853a8dc" is empty.
  in:  Ambassador.clientVariables.urlUser.key = ""
  fix: write a key as the \`data\` of the object has it.
error object-reference: the ConfigMap "test-settings-c853a8dc" is not a Secret.
  in:  Ambassador.clientVariables.urlUser.secret.name = "test-settings-c853a8dc"
  fix: refer to a Secret, or choose what fits a ConfigMap.`,
  ],
  [
    'a construct among manifests is told what to write',
    () => Findings.ofManifests([any(newChart())]),
    `error option-type: this is a Chart, not a Kubernetes object as plain data.
  in:  Findings.ofManifests.manifests[0]
  fix: pass its objects, as in Findings.ofManifests(chart.toJson()).`,
  ],
  [
    'an object without a kind is no manifest',
    () => Findings.ofManifests([{}]),
    `error option-type: this object has no \`kind\`.
  in:  Findings.ofManifests.manifests[0]
  fix: pass Kubernetes objects, such as what Testing.synth returns.`,
  ],
  [
    'a version that there is not says nothing of the cluster',
    () => TargetCluster.set(newChart(), { version: any(undefined) }),
    `error option-missing: nothing is said of the cluster: \`version\` is missing, or is not a version that is known.
  in:  TargetCluster.set.version
  fix: write it as in { version: KubernetesVersion.V1_33 }.`,
  ],
  [
    'an empty list of kinds selects nothing',
    () => PodTemplate.all(newChart(), { kinds: [] }),
    `error pod-selection: the list of \`kinds\` is empty, so that no Pod is selected.
  in:  PodTemplate.all.kinds = []
  fix: name a kind, as in kinds: ['Deployment'], or leave \`kinds\` out: every kind is selected then.`,
  ],
  [
    'a native sidecar keeps running',
    () => PodTemplate.of(web()).addSidecar({ name: 'logs', image: 'logs:1', restartPolicy: 'Never' }),
    `error option-type: the restart policy of a native sidecar is "Always", and this is "Never".
  in:  PodTemplate.addSidecar.container.restartPolicy = "Never"
  fix: leave it out, or add a container that ends with addInitStep.`,
  ],
  [
    'an init step ends',
    () => PodTemplate.of(web()).addInitStep({ name: 'migrate', image: 'migrate:1', restartPolicy: 'Always' }),
    `error option-type: an init step runs to completion, and the restart policy "Always" makes it a native sidecar.
  in:  PodTemplate.addInitStep.container.restartPolicy = "Always"
  fix: leave it out, or add a container that keeps running with addSidecar.`,
  ],
  [
    'what is inside of the only argument is named with the call',
    () => QosSizes.of(any({ small: { cpu: 1, memory: 5 } })),
    `error option-type: \`QosSizes.of['small'].cpu\` must be an amount of CPU, and is a number.
  in:  QosSizes.of['small'].cpu = 1
  fix: write it as in { amount: '1000m' }.
error option-type: \`QosSizes.of['small'].memory\` must be a Size, and is a number.
  in:  QosSizes.of['small'].memory = 5
  fix: write it as in Size.mebibytes(5).`,
  ],
  [
    'an object is no value in an INI file',
    () => Ini.stringify(any({ a: { b: { c: 1 } } })),
    `error option-type: \`Ini.stringify['a']['b']\` must be a string or a number, and is an object.
  in:  Ini.stringify['a']['b'] = {"c":…}
  fix: write a string or a number.`,
  ],
])('so that %s', (_title, act, text) => {
  expect(found(act)).toBe(text);
});
