import { createHash } from 'node:crypto';
import { checkReport, type ReportOptions } from '../../src/check/check-report';
import { InputCheck } from '../../src/check/input-check';
import type { CheckReport } from '../../src/check/report/report';
import type { ReportForm } from '../../src/check/report/report-form';
import { PLAIN } from '../../src/explain/layout/style';
import { FindingLevel, FindingSeverity } from '../../src/findings/finding-kind';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { inputObjects, type InputError } from '../../src/manifests/input-objects';

/** A file of the input: its name and its text. */
export type InputFile = readonly [file: string, text: string];

/** What a check of files reports. */
export function checked(files: readonly InputFile[], options: Partial<ReportOptions> = {}): CheckReport {
  const level = options.level ?? FindingLevel.RECOMMENDED;
  const check = new InputCheck({ level, podKinds: [], target: { version: NEWEST_VERSION, featureGates: {} } });
  const errors: InputError[] = [];
  for (const [file, text] of files) {
    for (const item of inputObjects(file, text)) errors.push(...check.add(item).map(({ error }) => error));
  }
  const defaults = { target: NEWEST_VERSION, level, waivers: [], today: '2027-01-01', showsWaived: false };
  return checkReport(check.end(), { files: files.length, errors }, { ...defaults, ...options });
}

/** The form of reports, but for colors. */
export const FORM: ReportForm = {
  paint: PLAIN,
  width: 80,
  version: '1.2.3',
  failOn: FindingSeverity.ERROR,
  hash: (text) => createHash('md5').update(text).digest('hex'),
};

/** A text that tries to break out of each format. */
export const HOSTILE = '[a](http://x)\n::error::b\r%0A"/><failure>]]>&\u0000\u001b[31m\u2028\ufffe,:';

/** A Pod with that text in every name, and with faults that show them. */
export const HOSTILE_POD: InputFile = [
  `./dir/${HOSTILE}.yaml`,
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: HOSTILE,
      namespace: HOSTILE,
      annotations: { 'config.kubernetes.io/origin': JSON.stringify({ path: HOSTILE }) },
    },
    spec: { containers: [{ name: HOSTILE, image: HOSTILE, [HOSTILE]: 1, livenessProbe: { successThreshold: 2 } }] },
  }),
];

/** A Pod whose liveness probe the API server refuses. */
export const REFUSED = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
    - name: web
      image: ghcr.io/acme/web:1.0.0
      ports: [{containerPort: 80}]
      livenessProbe:
        successThreshold: 2
        httpGet: {port: 80}
`;
