import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApiObject,
  App,
  Chart,
  JsonPatch,
  Lazy,
  Testing,
  YamlOutputType,
  type IResolver,
  type ResolutionContext,
} from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KubernetesVersion, ManifestApp, PodTemplate, Sidecar, TargetCluster } from '../../src';
import { built, compare, errorOf, filesOf, object, withEnvironment, type Compared } from './support';

/** Charts of every kind: with workloads of cdk8s-plus, nested, depending on one another, empty, named by a number. */
function everything(app: App): void {
  const shop = new Chart(app, 'shop', { labels: { team: 'shop' }, namespace: 'shop' });
  const web = new kplus.Deployment(shop, 'web', { containers: [{ image: 'shop:1', portNumber: 8080 }] });
  web.exposeViaService();
  new kplus.ConfigMap(shop, 'files', { data: { 'a.conf': 'first\n\nsecond\n', 'b.conf': ' indented\nlines' } });
  const nested = new Chart(shop, 'nested');
  object(nested, 'inner', { data: { lazy: Lazy.any({ produce: () => 'produced' }), nothing: undefined, off: 'no' } });
  new Chart(app, 'empty');
  const platform = new Chart(app, '10');
  const crd = object(platform, 'crd', { kind: 'Secret', stringData: { port: '8080', time: '12:30' } });
  crd.addJsonPatch(JsonPatch.add('/metadata/labels', { patched: 'yes' }));
  object(new Chart(app, '9'), 'numbered');
  const group = new Construct(platform, 'group');
  object(group, 'b');
  object(group, 'a').addDependency(crd);
  web.node.addDependency(group);
}

/** The same without any dependency between charts. */
function independent(app: App): void {
  for (const id of ['web', 'Db_1', 'cache']) object(object(new Chart(app, id), 'first').chart, 'second');
}

const TYPES: readonly (readonly [string, YamlOutputType])[] = [
  ['a file for the app', YamlOutputType.FILE_PER_APP],
  ['a file for each chart', YamlOutputType.FILE_PER_CHART],
  ['a file for each resource', YamlOutputType.FILE_PER_RESOURCE],
  ['a folder for each chart', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE],
];

function expectSame({ expected, actual }: Compared): void {
  expect(actual).toEqual(expected);
  expect(Object.keys(expected)).not.toEqual([]);
}

describe('an app writes what the App of cdk8s writes', () => {
  test.each(TYPES)('the same bytes go into %s', (_, yamlOutputType) => {
    expectSame(compare(everything, { yamlOutputType }));
    expectSame(compare(independent, { yamlOutputType }));
  });

  test('if keys are not sorted', () => {
    withEnvironment('CDK8S_DISABLE_SORT', '1', () => expectSame(compare(everything)));
  });

  test('with another extension, and with a list of the constructs', () => {
    const compared = compare(everything, { outputFileExtension: '.yml', recordConstructMetadata: true });
    expectSame(compared);
    expect(Object.keys(compared.actual)).toContain('construct-metadata.json');
    expectSame(withEnvironment('CDK8S_RECORD_CONSTRUCT_METADATA', 'true', () => compare(independent)));
  });

  test('resolvers see the same values', () => {
    expectSame(compare(everything, { resolvers: [new Newer()] }));
  });

  test('as one text', () => {
    const [theirs, ours] = [new App(), new ManifestApp()];
    everything(theirs);
    everything(ours);
    expect(ours.synthYaml()).toBe(theirs.synthYaml());
  });

  test('with helpers that join Pods at the last moment', () => {
    const compared = compare((app) => {
      TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
      everything(app);
      PodTemplate.all(app).visit({
        visit: (pod) =>
          void new Sidecar(pod, 'logs', { image: 'fluent/fluent-bit:4.0.3', securityContext: { user: 65532 } }),
      });
    });
    expectSame(compared);
    expect(Object.values(compared.actual).join('')).toContain('fluent/fluent-bit:4.0.3');
  });

  test('with charts and objects that render themselves', () => {
    class Renamed extends Chart {
      public override toJson(): unknown[] {
        return super.toJson().map((manifest) => ({ ...(manifest as object), kind: 'Renamed' }));
      }
    }
    class Extended extends ApiObject {
      public override toJson(): unknown {
        return { ...(super.toJson() as object), extended: true };
      }
    }
    expectSame(
      compare((app) => {
        const chart = new Renamed(app, 'renamed');
        new Extended(chart, 'extended', { apiVersion: 'v1', kind: 'ConfigMap' });
        object(new Chart(app, 'usual'), 'usual');
      }),
    );
  });
});

/** What the `App` of cdk8s and ours throw. */
function errorsOf(build: (app: App) => void): string[] {
  return [App, ManifestApp].map((Kind) => errorOf(() => filesOf((outdir) => built(new Kind({ outdir }), build))));
}

describe('an app that fails', () => {
  test('names what is not valid as cdk8s does, and asks every validation once', () => {
    let calls = 0;
    const build = (app: App): void => {
      calls = 0;
      for (const id of ['one', 'two'])
        new Chart(app, id).node.addValidation({ validate: () => [`${id} ${(calls += 1)}`] });
    };
    const [theirs, ours] = errorsOf(build);
    expect(ours).toBe('Error: Validation failed with the following errors:\n  [one] one 1\n  [two] two 2');
    expect(ours).toBe(theirs);
    expect(calls).toBe(2);
  });

  test('names a cycle as cdk8s does', () => {
    const build = (app: App): void => {
      const [a, b] = ['a', 'b'].map((id) => new Chart(app, id)) as [Chart, Chart];
      a.addDependency(b);
      b.addDependency(a);
    };
    const [theirs, ours] = errorsOf(build);
    expect(ours).toBe('Error: Dependency cycle detected: a => b => a');
    expect(ours).toBe(theirs);
  });

  test('names an object that cannot be rendered as cdk8s does, and writes nothing', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'synthesis-'));
    const build = (app: App): void => {
      object(new Chart(app, 'good'), 'good');
      object(new Chart(app, 'bad'), 'bad', { data: { at: new Date(0) } });
    };
    const ours = errorOf(() => built(new ManifestApp({ outdir }), build).synth());
    expect(ours).toBe(
      "Error: Failed serializing construct at path 'bad/bad' with name 'bad': Error: can't render non-simple object of type 'Date'",
    );
    expect(ours).toBe(errorOf(() => filesOf((folder) => built(new App({ outdir: folder }), build))));
    expect(readdirSync(outdir)).toEqual([]);
    rmSync(outdir, { recursive: true });
  });
});

describe('the options of an app', () => {
  test('keep the names of files if charts come to depend on one another', () => {
    const names = (dependent: boolean, stableFileNames: boolean): string[] =>
      Object.keys(
        filesOf((outdir) => {
          const app = new ManifestApp({ outdir, stableFileNames });
          const [web, db] = ['web', 'db'].map((id) => new Chart(app, id)) as [Chart, Chart];
          if (dependent) web.addDependency(db);
          return app;
        }),
      );
    expect(names(true, false)).toEqual(['0000-db.k8s.yaml', '0001-web.k8s.yaml']);
    expect(names(false, true)).toEqual(['db.k8s.yaml', 'web.k8s.yaml']);
    expect(names(true, true)).toEqual(['db.k8s.yaml', 'web.k8s.yaml']);
  });

  test('are refused if they have another type', () => {
    expect(errorOf(() => new ManifestApp({ stableFileNames: 'yes' } as never))).toBe(
      [
        'FindingsError: 1 finding:\n',
        'error option-type: `stableFileNames` must be true or false, and is a string.',
        '  in:  ManifestApp.stableFileNames = "yes"',
        '  fix: write true or false.',
      ].join('\n'),
    );
  });

  test('take the output folder that the command of cdk8s names', () => {
    expect(withEnvironment('CDK8S_OUTDIR', 'build/k8s', () => new ManifestApp().outdir)).toBe('build/k8s');
  });

  test('leave a chart to be rendered by itself, as tests do', () => {
    const chart = new Chart(new ManifestApp(), 'test');
    object(chart, 'a', { data: { b: '1' } });
    expect(Testing.synth(chart)).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { b: '1' } },
    ]);
  });
});

class Newer implements IResolver {
  public resolve(context: ResolutionContext): void {
    if (context.value === 'shop:1') context.replaceValue('shop:2');
  }
}
