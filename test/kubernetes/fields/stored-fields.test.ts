import { FEATURES, isFeatureOn, type FeatureTarget } from '../../../src/kubernetes/fields/features';
import { FieldPatterns } from '../../../src/kubernetes/fields/field-patterns';
import type { Fields } from '../../../src/kubernetes/json';
import { storedFields } from '../../../src/kubernetes/fields/stored-fields';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { EVERY_FEATURE } from './every-feature';
import { RELEASES } from '../../../src/kubernetes/fields/generated/releases';

function target(minor: number, featureGates: FeatureTarget['featureGates'] = {}): FeatureTarget {
  return { version: KubernetesVersion.of(`1.${minor}`), featureGates };
}

/** The first container of what a cluster keeps of a spec with one. */
function container(fields: Fields, minor: number, list = 'containers'): unknown {
  const stored = storedFields({ [list]: [fields] }, target(minor)) as { [list: string]: unknown[] };
  return stored[list]?.[0];
}

describe('the fields of features that a cluster has not or has off', () => {
  const minors = RELEASES.map((release) => [Number(release.split('.')[1])]);

  test.each(minors)('are dropped in 1.%i wherever they stand, and all others are kept', (minor) => {
    const stored = storedFields(EVERY_FEATURE, target(minor));
    for (const feature of FEATURES.filter(({ isRefused }) => isRefused !== true)) {
      const isKept = feature.fields.flatMap((pattern) => new FieldPatterns([pattern]).find(stored)).length > 0;
      expect([feature.name, isKept]).toEqual([
        feature.name,
        isFeatureOn(feature, target(minor)) && feature.fields.length > 0,
      ]);
    }
  });

  test('are kept where the gate is on', () => {
    const spec = { resources: { limits: { cpu: '1' } } };
    expect(storedFields(spec, target(33))['resources']).toBeUndefined();
    expect(storedFields(spec, target(33, { PodLevelResources: true }))['resources']).toEqual(spec.resources);
    expect(storedFields(spec, target(34, { PodLevelResources: false }))['resources']).toBeUndefined();
  });

  test('are dropped for their value where only that is new', () => {
    expect(container({ restartPolicy: 'OnFailure' }, 34, 'initContainers')).not.toHaveProperty('restartPolicy');
    expect(container({ restartPolicy: 'Always' }, 34, 'initContainers')).toHaveProperty('restartPolicy', 'Always');
    expect(container({ restartPolicy: 'Always' }, 28, 'initContainers')).not.toHaveProperty('restartPolicy');
    expect(container({ restartPolicy: { toString: 'Always' } }, 28, 'initContainers')).toHaveProperty('restartPolicy');
  });

  test('stay where an API server refuses the Pod for them', () => {
    const tolerations = [{ key: 'load', operator: 'Lt', value: '5' }];
    expect(storedFields({ tolerations }, target(35))['tolerations']).toEqual(tolerations);
  });
});

describe('hooks that lose the handler they had', () => {
  const sleep = { sleep: { seconds: 5 } };

  test('go, and the lifecycle with them', () => {
    expect(container({ lifecycle: { preStop: sleep } }, 29)).not.toHaveProperty('lifecycle');
    expect(
      container({ lifecycle: { preStop: sleep, postStart: sleep, stopSignal: 'SIGTERM' } }, 29),
    ).not.toHaveProperty('lifecycle');
  });

  test('leave the other hook', () => {
    const postStart = { exec: { command: ['true'] } };
    expect(container({ lifecycle: { preStop: sleep, postStart } }, 29)).toHaveProperty('lifecycle', { postStart });
  });

  test('stay where they have another handler, or never had one', () => {
    const preStop = { exec: { command: ['true'] } };
    expect(container({ lifecycle: { preStop: { ...sleep, ...preStop } } }, 29)).toHaveProperty('lifecycle', {
      preStop,
    });
    expect(container({ lifecycle: {} }, 29)).toHaveProperty('lifecycle', {});
    expect(container({ lifecycle: { preStop: {} } }, 29)).toHaveProperty('lifecycle', { preStop: {} });
    expect(container({ lifecycle: { preStop: { sleep: null } } }, 29)).toHaveProperty('lifecycle', { preStop: {} });
  });
});

describe('what a cluster writes where a field is absent', () => {
  test('is this for the Pod', () => {
    expect(storedFields({}, target(33))).toEqual({
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      terminationGracePeriodSeconds: 30,
      enableServiceLinks: true,
    });
  });

  test('is this for a container, of whichever list', () => {
    const written = { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' };
    for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
      expect(container({ name: 'web' }, 33, list)).toEqual({ name: 'web', ...written });
    }
  });

  test('is this for a probe, in place of a 0 as well', () => {
    const stored = container(
      { livenessProbe: { httpGet: { port: 80 }, timeoutSeconds: 0, initialDelaySeconds: 0 } },
      33,
    );
    expect(stored).toHaveProperty('livenessProbe', {
      httpGet: { path: '/', port: 80, scheme: 'HTTP' },
      initialDelaySeconds: 0,
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    });
  });

  test('is this for the other requests, ports and references', () => {
    const stored = container(
      {
        ports: [
          { containerPort: 80, protocol: '' },
          { containerPort: 81, protocol: 'UDP' },
        ],
        env: [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
        readinessProbe: { grpc: { port: 80 }, periodSeconds: 5 },
        lifecycle: { preStop: { httpGet: { port: 80, path: '', scheme: 'HTTPS' } } },
      },
      33,
    );
    expect(stored).toMatchObject({
      ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }],
      env: [{ valueFrom: { fieldRef: { apiVersion: 'v1' } } }],
      readinessProbe: { grpc: { service: '' }, periodSeconds: 5 },
      lifecycle: { preStop: { httpGet: { path: '/', scheme: 'HTTPS' } } },
    });
  });

  test('is this for volumes, where a mode of 0 is kept', () => {
    const volumes = [
      { secret: { secretName: 'a' } },
      { configMap: { name: 'a', defaultMode: 0 } },
      { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } },
      { projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
      { hostPath: { path: '/' } },
    ];
    expect(storedFields({ volumes }, target(33))['volumes']).toEqual([
      { secret: { secretName: 'a', defaultMode: 420 } },
      { configMap: { name: 'a', defaultMode: 0 } },
      {
        downwardAPI: {
          defaultMode: 420,
          items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v1' } }],
        },
      },
      {
        projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 3600 } }] },
      },
      { hostPath: { path: '/', type: '' } },
    ]);
  });

  test('is this for volumes of vendors and for claims', () => {
    const volumes = [
      { azureDisk: { diskName: 'a', fsType: '' } },
      { iscsi: { lun: 0 } },
      { rbd: { image: 'a', pool: '' } },
      { scaleIO: { fsType: 'ext4' } },
      { ephemeral: { volumeClaimTemplate: { spec: {} } } },
    ];
    expect(storedFields({ volumes }, target(33))['volumes']).toEqual([
      { azureDisk: { diskName: 'a', fsType: '', cachingMode: 'ReadWrite', kind: 'Shared', readOnly: false } },
      { iscsi: { lun: 0, iscsiInterface: 'default' } },
      { rbd: { image: 'a', pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' } },
      { scaleIO: { fsType: 'ext4', storageMode: 'ThinProvisioned' } },
      { ephemeral: { volumeClaimTemplate: { spec: { volumeMode: 'Filesystem' } } } },
    ]);
  });

  test('leaves a grace period of 0 alone', () => {
    expect(storedFields({ terminationGracePeriodSeconds: 0 }, target(33))).toHaveProperty(
      'terminationGracePeriodSeconds',
      0,
    );
  });
});

describe('the copy', () => {
  test('has no null, but in lists and for a zero among resources', () => {
    const spec = {
      restartPolicy: null,
      containers: [null, { args: ['a', null], resources: { limits: { cpu: null } } }],
    };
    const stored = storedFields(spec, target(33)) as { restartPolicy: string; containers: [null, Fields] };
    expect(stored.restartPolicy).toBe('Always');
    expect(stored.containers[0]).toBeNull();
    expect(stored.containers[1]).toMatchObject({ args: ['a', null], resources: { limits: { cpu: null } } });
  });

  test('shares nothing with the spec that the copy could change, and leaves the spec as it was', () => {
    const spec = { containers: [{ name: 'web', ports: [{ containerPort: 80 }] }] };
    const before = structuredClone(spec);
    const stored = storedFields(spec, target(33)) as { containers: { ports: object[] }[] };
    expect(spec).toEqual(before);
    expect(stored.containers[0]).not.toBe(spec.containers[0]);
    expect(stored.containers[0]?.ports[0]).not.toBe(spec.containers[0]?.ports[0]);
  });

  test('has no field that would change what its object is', () => {
    const stored = storedFields(
      JSON.parse('{"securityContext": {"__proto__": {"polluted": true}}}') as Fields,
      target(33),
    );
    expect(stored['securityContext']).toEqual({});
    expect((stored['securityContext'] as Fields)['polluted']).toBeUndefined();
  });

  test('ends where no field of Kubernetes lies any more', () => {
    let deep: Fields = {};
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    expect(() => storedFields({ deep }, target(33))).not.toThrow();
  });
});
