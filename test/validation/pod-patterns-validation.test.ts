// cspell:words eror tagret
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { FindingLevel, FindingSeverity, PodPatternsValidation, type PodPatternsValidationOptions } from '../../src';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function pod(name: string, image: string, more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - name: web
      image: ${image}
${more}`;
}

/** The report that the command of cdk8s makes of what the plugin says. */
async function reportOn(files: readonly string[], properties: PodPatternsValidationOptions = {}): Promise<Report> {
  const metadata = { web: { path: 'shop/web/Resource' } };
  const context = new ValidationContext(files, 'cdk8s-pod-patterns', '0.1.0', metadata, false);
  await new PodPatternsValidation(properties).validate(context);
  return context.report.toJson();
}

type Report = ReturnType<ValidationContext['report']['toJson']>;

describe('the validation plugin', () => {
  test('passes what has no error, with what was checked', async () => {
    const file = write('shop.k8s.yaml', pod('web', 'shop:1'));
    expect(await reportOn([file], { target: '1.33' })).toEqual({
      title: 'Validation Report (cdk8s-pod-patterns@0.1.0)',
      violations: [],
      summary: {
        status: 'success',
        plugin: 'cdk8s-pod-patterns',
        version: '0.1.0',
        metadata: {
          Target: 'Kubernetes 1.33',
          Level: 'recommended',
          Summary: '0 errors and 0 warnings in 1 Pod of 1 file; 0 objects without a Pod passed over.',
        },
      },
    });
  });

  test('names what several objects break in one violation, each with its construct, its fields, their lines and containers', async () => {
    const file = write('shop.k8s.yaml', [pod('web', 'Not An Image'), pod('job', 'Not An Image')].join('---\n'));
    const { violations, summary } = await reportOn([file]);
    expect(summary.status).toBe('failure');
    const locations = (line: number): string[] => [`spec.containers[0].image (line ${line}, container "web")`];
    expect(violations).toEqual([
      {
        ruleName: 'image-reference',
        recommendation: 'error: the image "Not An Image" is not a valid image reference.',
        fix: 'write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
        violatingConstructs: [
          { resourceName: 'web', locations: locations(8), manifestPath: file, constructPath: 'shop/web/Resource' },
          { resourceName: 'job', locations: locations(17), manifestPath: file, constructPath: undefined },
        ],
      },
    ]);
  });

  test('judges up to a level, and fails from a severity on', async () => {
    const file = write('shop.k8s.yaml', pod('web', 'shop:1', '      resources: { limits: { memory: "1.5" } }\n'));
    const fails = async (properties: PodPatternsValidationOptions): Promise<string> =>
      (await reportOn([file], properties)).summary.status;
    expect(await fails({})).toBe('success');
    expect(await fails({ failOn: FindingSeverity.WARNING })).toBe('failure');
    expect(await fails({ failOn: FindingSeverity.WARNING, level: FindingLevel.INVALID })).toBe('success');
    expect(await fails({ level: FindingLevel.RESTRICTED })).toBe('failure');
  });

  test('takes target and waivers from pod-patterns.yaml', async () => {
    const file = write('shop.k8s.yaml', pod('web', 'Not An Image'));
    write(
      'pod-patterns.yaml',
      'target: "1.29"\nwaivers:\n  - { rule: image-reference, reason: filled in later, path: "*.k8s.yaml" }\n',
    );
    const { violations, summary } = await reportOn([file]);
    expect(violations).toEqual([]);
    expect(summary).toMatchObject({
      status: 'success',
      metadata: {
        Target: 'Kubernetes 1.29',
        Summary: '0 errors and 0 warnings in 1 Pod of 1 file; 1 waived; 0 objects without a Pod passed over.',
      },
    });
  });

  test('does not fail for what is in the baseline of pod-patterns.yaml', async () => {
    const file = write('shop.k8s.yaml', pod('web', 'Not An Image'));
    const entry = {
      file: 'shop.k8s.yaml',
      rule: 'image-reference',
      kind: 'Pod',
      namespace: '',
      name: 'web',
      container: 'web',
      path: 'spec.containers[web].image',
      message: 'the image "Not An Image" is not a valid image reference.',
      count: 1,
    };
    write('known.json', JSON.stringify({ schemaVersion: 1, findings: [entry] }));
    write('pod-patterns.yaml', 'baseline: known.json\n');
    const { violations, summary } = await reportOn([file], { target: '1.33' });
    expect(violations).toEqual([]);
    expect(summary).toMatchObject({
      status: 'success',
      metadata: {
        Summary: '0 errors and 0 warnings in 1 Pod of 1 file; 1 in the baseline; 0 objects without a Pod passed over.',
      },
    });
    write('pod-patterns.yaml', 'baseline: none.json\n');
    await expect(reportOn([file])).rejects.toThrow('none.json: The baseline does not exist.');
  });

  test('spells out control characters of hostile names', async () => {
    const file = write('shop.k8s.yaml', pod('"web\\u001b[31m"', 'Not An Image'));
    const { violations } = await reportOn([file]);
    expect(violations.flatMap(({ violatingConstructs }) => violatingConstructs)[0]?.resourceName).toBe(
      'web\\u001b[31m',
    );
  });
});

describe('the validation plugin refuses', () => {
  test('properties that there are not, and values that they do not take', () => {
    const plugin = (properties: object): PodPatternsValidation => new PodPatternsValidation(properties);
    expect(() => plugin({ tagret: '1.33' })).toThrow('did you mean `target`?');
    expect(() => plugin({ target: 1.33 })).toThrow('fix: write the version in quotes, such as "1.33".');
    expect(() => plugin({ target: '1.99' })).toThrow('target must be a version of Kubernetes from 1.27 to');
    expect(() => plugin({ failOn: 'eror' })).toThrow(
      'failOn must be "error", "warning" or "info". Did you mean "error"?',
    );
    expect(() => plugin({ level: 'code' })).toThrow('level must be "invalid", "recommended" or "restricted".');
  });

  test('files that cannot be read, and wrong settings, without a stack', async () => {
    const missing = join(folder, 'missing.yaml');
    const problem = await reportOn([missing]).catch((error: unknown) => error as Error);
    expect(problem).toBeInstanceOf(Error);
    expect((problem as Error).stack).toBe(`error: ${missing}: The file does not exist.`);
    const file = write('shop.k8s.yaml', pod('web', 'shop:1'));
    write('pod-patterns.yaml', 'tagret: "1.33"\n');
    await expect(reportOn([file])).rejects.toThrow('pod-patterns.yaml:1: ');
  });
});
