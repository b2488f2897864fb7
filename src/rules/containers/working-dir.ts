import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf } from '../../kubernetes/json';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/** A path from the root, or with a drive or a share of Windows. */
const ABSOLUTE = /^(\/|\\|[A-Za-z]:)/;

/** A working directory is absolute. The API server takes a relative one, and runc then refuses to start the container. */
export const workingDir: Rule = {
  id: 'working-dir',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A working directory is absolute.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].workingDir'],
  onlyWith: ['workingDir'],
  source: 'https://github.com/opencontainers/runc/blob/main/utils_linux.go, validateProcessSpec',
  check: ({ containers, spec }) => {
    if (fieldsOf(spec['os'])['name'] === 'windows') return [];
    return problemsOfEach(containers, ({ fields: { workingDir: value } }) => {
      if (typeof value !== 'string' || value === '' || ABSOLUTE.test(value)) return [];
      return [
        {
          path: 'workingDir',
          message: valueText('the working directory', value, 'is not absolute, and runc starts no container in it'),
          fix: `write it from the root, such as ${JSON.stringify(`/${value}`)}.`,
        },
      ];
    });
  },
};
