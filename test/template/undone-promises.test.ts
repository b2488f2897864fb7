import { Duration, JsonPatch, Size, type ApiObject } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  Ambassador,
  InitStep,
  LifecycleHandler,
  LifecycleHooks,
  PodTemplate,
  Probe,
  ProbePresets,
  ProbeSet,
  QosPolicy,
  QosTier,
  SharedVolume,
  Sidecar,
} from '../../src';
import { deployment, newChart, objectsOf, refusalOf, type Json } from './support';

const HELPER = { image: 'helper:1', securityContext: { user: 65532 } };
const AMOUNTS = { cpu: Cpu.units(1), memory: Size.mebibytes(128) };

type Bring = (web: ApiObject) => void;
type Undo = (pod: PodTemplate, web: ApiObject) => void;

function joined(bring: Bring, edit: Undo): ReturnType<typeof newChart> {
  const chart = newChart();
  const web = deployment(chart);
  bring(web);
  edit(PodTemplate.of(web), web);
  return chart;
}

/** The messages of the findings of this kind. */
function undone(bring: Bring, edit: Undo): string[] {
  const text = refusalOf(joined(bring, edit));
  return text.split('\n').flatMap((line) => /^error part-undone: (.*)$/.exec(line)?.[1] ?? []);
}

const sidecar: Bring = (web) => void new Sidecar(web, 's', HELPER);
const merge =
  (piece: Json, name = 's'): Undo =>
  (pod) =>
    pod.mergeContainer(name, piece);
const remove =
  (path: string): Undo =>
  (pod) =>
    pod.patch(JsonPatch.remove(path));

describe('what kind of container a helper is', () => {
  const ends = '"s", which this construct brings as a native sidecar, is made an init step by';

  test.each<[string, Bring, Undo, string]>([
    [
      'no restart policy',
      sidecar,
      merge({ restartPolicy: null }),
      `${ends} PodTemplate.mergeContainer on test/web: the app starts only once it has ended.`,
    ],
    [
      'another one',
      sidecar,
      merge({ restartPolicy: 'Never' }),
      `${ends} PodTemplate.mergeContainer on test/web: the app starts only once it has ended.`,
    ],
    [
      'a patch',
      (web) => void new Ambassador(web, 's', { ...HELPER, listen: 5432, clientVariables: { host: 'DB' } }),
      remove('/spec/initContainers/0/restartPolicy'),
      `${ends} PodTemplate.patch on test/web: the app starts only once it has ended.`,
    ],
    [
      'a policy of an init step',
      (web) => void new InitStep(web, 's', HELPER),
      merge({ restartPolicy: 'Always' }),
      '"s", which this construct brings as an init step, is made a native sidecar by PodTemplate.mergeContainer on test/web: the app no longer waits for its end.',
    ],
    [
      'a move to the app',
      sidecar,
      (pod) => pod.patch(JsonPatch.move('/spec/initContainers/0', '/spec/containers/-')),
      '"s", which this construct brings as a native sidecar, is made an ordinary container by PodTemplate.patch on test/web: the app no longer waits for it.',
    ],
  ])('stays, against %s', (_what, bring, edit, message) => {
    expect(undone(bring, edit)).toEqual([message]);
  });
});

test('the order of helpers stays', () => {
  const bring: Bring = (web) => {
    new InitStep(web, 'm', HELPER);
    new Sidecar(web, 's', { ...HELPER, before: ['m'] });
  };
  const move: Undo = (pod) => pod.patch(JsonPatch.move('/spec/initContainers/0', '/spec/initContainers/1'));
  expect(undone(bring, move)).toEqual([
    '"s", which this construct puts before "m", is moved by PodTemplate.patch on test/web.',
  ]);
});

const sleep = (seconds: number): LifecycleHandler => LifecycleHandler.fromSleep(Duration.seconds(seconds));
const hooks: Bring = (web) => LifecycleHooks.of({ preStop: sleep(3) }).applyTo(web, 'web');
const probes: Bring = (web) => ProbePresets.http({ port: 8080, path: '/healthz' }).applyTo(web, 'web');
const tier: Bring = (web) => QosTier.guaranteed(AMOUNTS).applyTo(web, 'web');

describe('what is set for a container stays', () => {
  test.each<[string, Bring, Undo, string]>([
    [
      'a hook',
      hooks,
      remove('/spec/containers/0/lifecycle'),
      'the hook "preStop" of "web", which LifecycleHooks.applyTo sets, is removed by PodTemplate.patch on test/web.',
    ],
    [
      'the length of a hook',
      hooks,
      merge({ lifecycle: { preStop: { sleep: { seconds: 1 } } } }, 'web'),
      'the hook "preStop" of "web", which LifecycleHooks.applyTo sets, is changed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'a tier',
      tier,
      merge({ resources: null }, 'web'),
      'the resources of "web", which QosTier.applyTo sets, are removed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'the class of a tier',
      tier,
      merge({ resources: { limits: { cpu: '2' } } }, 'web'),
      'the resources of "web", which QosTier.applyTo sets, are changed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'the class of a tier without amounts',
      (web) => QosTier.bestEffort().applyTo(web, 'web'),
      merge({ resources: { limits: { cpu: '2' } } }, 'web'),
      'the resources of "web", which QosTier.applyTo sets, are changed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'the tier of a helper',
      (web) => void new Sidecar(web, 's', { ...HELPER, resources: QosTier.guaranteed(AMOUNTS) }),
      merge({ resources: null }),
      'the resources of "s", which this construct brings, are removed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'a probe',
      (web) => ProbeSet.of({ readiness: Probe.fromHttpGet({ port: 8080 }) }).applyTo(web, 'web'),
      remove('/spec/containers/0/readinessProbe'),
      'the probe "readinessProbe" of "web", which ProbeSet.applyTo sets, is removed by PodTemplate.patch on test/web.',
    ],
    [
      'what a probe asks',
      probes,
      merge({ readinessProbe: { httpGet: { path: '/' } } }, 'web'),
      'the probe "readinessProbe" of "web", which ProbeSet.applyTo sets, is changed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'the lack of probes',
      (web) => ProbePresets.batch().applyTo(web, 'web'),
      merge({ livenessProbe: { exec: { command: ['a'] } } }, 'web'),
      'the probe "livenessProbe" of "web", which ProbeSet.applyTo sets, is changed by PodTemplate.mergeContainer on test/web.',
    ],
  ])('against an edit: %s', (_what, bring, edit, message) => {
    expect(undone(bring, edit)).toEqual([message]);
  });

  test('unless a tier and probes are added to', () => {
    const both: Bring = (web) => [tier, probes, hooks].forEach((bring) => bring(web));
    const edit = merge(
      {
        resources: { requests: { cpu: '1000m', 'ephemeral-storage': '1Gi' } },
        readinessProbe: { periodSeconds: 3 },
        lifecycle: { postStart: { exec: { command: ['a'] } } },
      },
      'web',
    );
    expect(objectsOf(joined(both, edit))).toHaveLength(1);
  });
});

describe('what follows from an undone part is no finding of its own', () => {
  const gate: Bring = (web) =>
    void new Sidecar(web, 's', {
      ...HELPER,
      ports: [9901],
      startsBeforeApp: true,
      probes: ProbePresets.sidecarProxy({ port: 9901, path: '/ready' }),
    });
  const mounted: Bring = (web) =>
    void new Sidecar(web, 's', { ...HELPER, emptyDirs: [{ path: '/tmp' }, { path: '/run' }] });

  test.each<[string, Bring, Undo, string[]]>([
    ['a gate that is gone', gate, merge({ startupProbe: null }), ['part-undone']],
    ['a gate and a probe in an init step', gate, merge({ restartPolicy: null }), ['part-undone']],
    ['mounts without their volumes', mounted, remove('/spec/volumes'), ['part-undone', 'part-undone']],
    [
      'another class of the Pod',
      (web) => [tier, () => QosPolicy.of(web).requireGuaranteed()].forEach((bring) => bring(web)),
      merge({ resources: { limits: { cpu: '2' } } }, 'web'),
      ['part-undone'],
    ],
    [
      'a probe that is gone, if its deadline says so',
      (web) =>
        ProbePresets.http({ port: 8080, path: '/', leavesTrafficWithin: Duration.seconds(15) }).applyTo(web, 'web'),
      merge({ readinessProbe: null }, 'web'),
      ['probe-promise'],
    ],
  ])('such as %s', (_what, bring, edit, ids) => {
    const found = [...refusalOf(joined(bring, edit)).matchAll(/^(?:error|warning) ([-a-z]+):/gm)].map(([, id]) => id);
    expect(found).toEqual(ids);
  });
});

describe('what a helper is given stays', () => {
  const files: Bring = (web) =>
    void new Sidecar(web, 's', { ...HELPER, configuration: { path: '/etc/s', files: { f: 'a' } } });

  test.each<[string, Bring, Undo, string]>([
    [
      'the size of shared memory',
      (web) => SharedVolume.sharedMemory(web, 'shm', { containers: ['web'], sizeLimit: Size.mebibytes(256) }),
      (pod) => pod.patch(JsonPatch.replace('/spec/volumes/0', { name: 'shm', emptyDir: {} })),
      'the volume "shm", which this construct brings, is changed by PodTemplate.patch on test/web.',
    ],
    [
      'the volume of its configuration',
      files,
      (pod) => pod.patch(JsonPatch.replace('/spec/volumes/0', { name: 's-config', emptyDir: {} })),
      'the volume "s-config", which this construct brings, is changed by PodTemplate.patch on test/web.',
    ],
    [
      'the hash of its configuration',
      files,
      remove('/metadata/annotations/cdk8s-pod-patterns~1s-config'),
      'the annotation "cdk8s-pod-patterns/s-config", which this construct brings, is removed by PodTemplate.patch on test/web.',
    ],
    [
      'a mount',
      (web) => {
        PodTemplate.of(web).addVolume({ name: 'data', emptyDir: {} });
        new Sidecar(web, 's', { ...HELPER, volumeMounts: [{ volume: 'data', path: '/data', readOnly: true }] });
      },
      merge({ volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: false }] }),
      'the mount "/data" of "s", which this construct brings, is changed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'a port',
      (web) => void new Sidecar(web, 's', { ...HELPER, ports: [9000, { number: 9001, name: 'admin' }] }),
      merge({ ports: null }),
      'the ports "9000" and "9001" of "s", which this construct brings, are removed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'its restrictions',
      sidecar,
      merge({ securityContext: { readOnlyRootFilesystem: null, capabilities: null } }),
      'the restrictions "readOnlyRootFilesystem" and "capabilities" of "s", which this construct brings, are removed by PodTemplate.mergeContainer on test/web.',
    ],
    [
      'its hook',
      (web) => void new Sidecar(web, 's', { ...HELPER, preStop: sleep(2) }),
      (_pod, web) => LifecycleHooks.of({ preStop: sleep(9) }).applyTo(web, 's'),
      'the hook "preStop" of "s", which this construct brings, is changed by LifecycleHooks.applyTo on test/web.',
    ],
  ])('against an edit: %s', (_what, bring, edit, message) => {
    expect(undone(bring, edit)).toEqual([message]);
  });

  test('so that the name of a port is found, also on another container', () => {
    const bring: Bring = (web) => void new Sidecar(web, 's', { ...HELPER, ports: [{ number: 9001, name: 'admin' }] });
    const rename = JsonPatch.replace('/spec/initContainers/0/ports/0/name', 'other');
    const take = JsonPatch.add('/spec/containers/0/ports', [{ containerPort: 8080, name: 'admin' }]);
    expect(undone(bring, (pod) => pod.patch(rename))).toEqual([
      'the port "9001" of "s", which this construct brings, is changed by PodTemplate.patch on test/web.',
    ]);
    expect(objectsOf(joined(bring, (pod) => pod.patch(rename, take)))).toHaveLength(1);
  });

  test('but for what is only a value, what the Pod says, and what comes on top', () => {
    const bring: Bring = (web) => {
      new Sidecar(web, 's', { ...HELPER, args: ['a'], ports: [{ number: 9001, name: 'admin' }] });
      new SharedVolume(web, 'data', {
        volumeMounts: [
          { container: 'web', path: '/data' },
          { container: 's', path: '/d' },
        ],
      });
    };
    const edit: Undo = (pod) => {
      pod.mergeSpec({ securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });
      pod.mergeSpec({ volumes: [{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }] });
      pod.mergeContainer('s', {
        image: 'helper:2',
        args: null,
        env: [{ name: 'A', value: 'b' }],
        resources: { limits: { memory: '64Mi' } },
        securityContext: { runAsUser: 1000, runAsNonRoot: null, seccompProfile: null },
      });
      pod.mergeContainer('s', { volumeMounts: [{ mountPath: '/d', readOnly: true }] });
    };
    expect(objectsOf(joined(bring, edit))).toHaveLength(1);
  });

  test('and the edit that undid it is named, however many there are', () => {
    const edit: Undo = (pod) => {
      pod.mergeContainer('s', { restartPolicy: null });
      pod.mergeContainer('s', { image: 'helper:2' });
      pod.patch(JsonPatch.replace('/spec/initContainers/0/image', 'helper:3'));
    };
    expect(refusalOf(joined(sidecar, edit))).toBe(`1 finding:

error part-undone: "s", which this construct brings as a native sidecar, is made an init step by PodTemplate.mergeContainer on test/web: the app starts only once it has ended.
  at:  test/web/s, Deployment "web", container "s"
  in:  spec.template.spec.initContainers[0]
  fix: remove that edit, and use what makes such a container: an InitStep ends before the app starts, a Sidecar keeps running, and its \`placement\` says in which list.`);
  });

  test('and what is undone and made again is there', () => {
    const edit: Undo = (pod) => {
      pod.mergeContainer('s', { restartPolicy: null });
      pod.patch(JsonPatch.add('/spec/initContainers/0/restartPolicy', 'Always'));
    };
    expect(objectsOf(joined(sidecar, edit))).toHaveLength(1);
  });
});

describe('the container to which code applies something stays', () => {
  const replaced: Undo = (pod) => pod.mergePatch({ spec: { containers: [{ name: 'x', image: 'y:1' }] } });
  const removed = (call: string): string =>
    `the container "web", to which ${call} applies, is removed by PodTemplate.mergePatch on test/web.`;

  test.each<[string, Bring]>([
    ['ProbeSet.applyTo', (web) => ProbePresets.http({ path: '/', port: 8080 }).applyTo(web, 'web')],
    [
      'LifecycleHooks.applyTo',
      (web) => LifecycleHooks.of({ preStop: LifecycleHandler.fromCommand(['/drain']) }).applyTo(web, 'web'),
    ],
    ['QosTier.applyTo', (web) => QosTier.guaranteed(AMOUNTS).applyTo(web, 'web')],
  ])('for %s, whatever it sets', (call, bring) => {
    expect(undone(bring, replaced)).toEqual([removed(call)]);
  });

  test('with a finding that says what to do', () => {
    const bring: Bring = (web) => ProbePresets.http({ path: '/', port: 8080 }).applyTo(web, 'web');
    expect(refusalOf(joined(bring, replaced))).toContain(`error part-undone: ${removed('ProbeSet.applyTo')}
  at:  test/web, Deployment "web"
  fix: keep the container, or apply this to the one that takes its place.`);
  });

  test('under its name', () => {
    const bring: Bring = (web) => ProbePresets.http({ path: '/', port: 8080 }).applyTo(web, 'web');
    const rename: Undo = (pod) => pod.patch(JsonPatch.replace('/spec/containers/0/name', 'shop'));
    expect(undone(bring, rename)).toEqual([
      'the container "web", to which ProbeSet.applyTo applies, is removed by PodTemplate.patch on test/web.',
    ]);
  });

  test('once, if a pattern brings it', () => {
    const bring: Bring = (web) => {
      sidecar(web);
      QosTier.guaranteed(AMOUNTS).applyTo(web, 's');
    };
    expect(undone(bring, remove('/spec/initContainers'))).toEqual([
      'the container "s", which this construct brings, is removed by PodTemplate.patch on test/web.',
    ]);
  });

  test('and one that never was there is unknown, not removed', () => {
    const bring: Bring = (web) => ProbePresets.http({ path: '/', port: 8080 }).applyTo(web, 'other');
    expect(undone(bring, () => undefined)).toEqual([]);
    expect(refusalOf(joined(bring, () => undefined))).toContain('error unknown-container:');
  });
});
